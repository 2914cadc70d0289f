import pytest
from graphql import GraphQLSchema, build_schema, get_introspection_query, parse

from graph.cout import Estimation
from graph.documents import Document, analyser, valider
from graph.limites import Arpenteur, Limites, Mesure, verifier_document
from graph.refus import RequeteRefusee
from models.erreurs import CoutExcessif

LIMITES = Limites()
SCHEMA: GraphQLSchema = build_schema("""
type Query { organismes(first: Int, last: Int): Organismes! organisme: Organisme nodes(ids: [ID!]!): [Organisme]! }
type Organismes { total: Int nodes: [Organisme!]! edges: [Lien!]! }
type Lien { node: Organisme! }
type Organisme {
  nom: String domaines: [Domaine!]! formations(first: Int): Formations!
  indices(first: Int): [Domaine]
}
type Formations { nodes: [Formation!]! }
type Formation { organismes(first: Int): Organismes! }
type Domaine { code: String }
""")

SCHEMA.type_map["Organisme"].fields["indices"].args["first"].default_value = 50  # as Strawberry writes its defaults


def mesurer(texte: str) -> Mesure:
    document = analyser(texte, LIMITES)
    return Arpenteur(document.arbre, LIMITES).mesurer(document.operations[0].selection_set)


def elements(texte: str, **variables: object) -> int:
    document: Document = valider(SCHEMA, analyser(texte, LIMITES), LIMITES)
    return Estimation(SCHEMA, document.fragments, variables).elements(
        document.operations[0].selection_set, SCHEMA.query_type
    )


def refus(texte: str, limites: Limites = LIMITES) -> tuple[object, str]:
    with pytest.raises(CoutExcessif) as exception:
        verifier_document(analyser(texte, limites).arbre, limites)
    return exception.value.details["limite"], exception.value.message


def imbriquee(niveaux: int) -> str:
    return "{ a " * niveaux + "}" * niveaux


def test_a_measure_counts_fields_aliases_and_levels_with_fragments_expanded():
    texte = "{ a: x { ...F ... { y } } ...F } fragment F on T { b: z z }"
    assert mesurer(texte) == Mesure(champs=6, alias=3, champs_racine=3, imbrication=3)


def test_a_document_as_deep_as_the_bound_passes():
    verifier_document(parse(imbriquee(30)), LIMITES)


def test_a_document_deeper_than_the_bound_is_refused():
    assert refus(imbriquee(31)) == (
        "imbrication",
        "La requête est trop imbriquée : 30 niveaux au plus, fragments compris.",
    )


def test_a_document_too_deep_to_parse_is_refused_in_the_same_words():
    assert refus(imbriquee(900))[0] == "imbrication"


def test_a_fragment_met_again_deeper_counts_from_where_it_is_spread():
    fragment = "fragment F on T " + imbriquee(20)
    assert refus("{ ...F " + imbriquee(12)[1:-1].replace("{ a }", "{ ...F }") + "} " + fragment)[0] == "imbrication"


def test_a_long_chain_of_fragments_is_refused():
    chaine = " ".join(f"fragment F{i} on T {{ ...F{i + 1} }}" for i in range(900))
    assert refus("{ ...F0 } " + chaine)[0] == "imbrication"


def test_a_fragment_bomb_is_refused_without_being_expanded():
    bombe = " ".join(f"fragment F{i} on T {{ ...F{i + 1} ...F{i + 1} }}" for i in range(25))
    assert refus("{ ...F0 } " + bombe + " fragment F25 on T { x }")[0] == "champs"


def test_a_cycle_of_fragments_is_told_by_validation():
    cycle = "{ ...F } fragment F on Query { ...G } fragment G on Query { ...F }"
    with pytest.raises(RequeteRefusee, match="Cannot spread fragment 'F' within itself via 'G'"):
        valider(SCHEMA, analyser(cycle, LIMITES), LIMITES)


def test_too_many_aliases_are_refused():
    assert refus("{ x { " + " ".join(f"a{i}: b" for i in range(251)) + "} }")[0] == "alias"


def test_too_many_root_fields_are_refused_even_from_a_fragment():
    champs = " ".join(f"a{i}" for i in range(51))
    assert refus("{ ...F } fragment F on Query { " + champs + " }") == (
        "champs_racine",
        "La requête pose trop de questions à la fois : 50 champs au plus à la racine.",
    )


@pytest.mark.parametrize("long", ["{ " + "a " * 10_000 + "}", "{ a } " + "#\n" * 10_001])
def test_too_many_tokens_are_refused(long: str):
    assert refus(long) == ("jetons", "La requête est trop longue : 10000 jetons au plus.")


def test_too_long_a_text_is_refused_before_it_is_parsed():
    assert refus('{ a(b: "' + "é" * 200_000 + '") }')[0] == "caracteres"


def test_the_same_field_hundreds_of_times_does_not_hold_validation():
    texte = "{ organisme { nom " + "... on Organisme { formations { nodes { __typename } } } " * 700 + "} }"
    with pytest.raises(RequeteRefusee, match="Validation aborted"):
        valider(SCHEMA, analyser(texte, LIMITES), LIMITES)


def test_pages_multiply_and_each_level_counts_its_entries():
    texte = "{ organismes(first: 10) { nodes { formations(first: 5) { nodes { organismes(first: 2) { total } } } } } }"
    assert elements(texte) == 10 + 10 * 5


def test_an_absent_or_null_page_counts_twenty_and_no_page_more_than_the_largest():
    assert elements("{ organismes { nodes { nom } } }") == 20
    assert elements("{ organismes(first: null) { edges { node { nom } } } }") == 20
    assert elements("{ organismes(first: 2000000000) { nodes { nom } } }") == 250
    assert elements("{ organismes(first: -5) { nodes { nom } } }") == 1


def test_a_page_comes_from_a_variable_from_last_or_from_the_schema():
    assert elements("query($n: Int) { organismes(first: $n) { nodes { nom } } }", n=7) == 7
    assert elements("{ organismes(last: 9) { nodes { nom } } }") == 9
    assert elements("{ organisme { indices { code } } }") == 50
    assert elements("{ organisme { indices(first: 3) { code } } }") == 3


def test_both_sides_of_a_connection_count_and_fragments_are_followed():
    texte = "{ ...F } fragment F on Query { organismes(first: 3) { nodes { nom } ... { edges { node { nom } } } } }"
    assert elements(texte) == 6


def test_a_list_without_pages_counts_two_entries_or_the_values_it_is_given():
    assert elements("{ organisme { domaines { code } } }") == 2
    assert elements('{ nodes(ids: ["1", "2", "3", "4"]) { nom } }') == 4
    assert elements("query($i: [ID!]!) { nodes(ids: $i) { domaines { code } } }", i=["1"] * 10) == 30


def test_five_levels_under_the_largest_page_fit_and_four_pages_of_a_hundred_do_not():
    def quatre(page: str) -> str:
        debut = (
            "{ nodes { formations%s { nodes { organismes%s { nodes { formations%s { nodes { organismes { total } } }"
        )
        return "{ organismes(first: 250) " + debut.replace("%s", page) + "} } } } } } }"

    assert elements(quatre("")) < LIMITES.elements < elements(quatre("(first: 100)"))


def test_the_introspection_of_graphiql_stays_far_below_every_bound():
    texte = get_introspection_query(
        specified_by_url=True, directive_is_repeatable=True, schema_description=True, input_value_deprecation=True
    )
    valider(SCHEMA, analyser(texte, LIMITES), LIMITES)
    assert mesurer(texte) == Mesure(champs=229, alias=0, champs_racine=1, imbrication=18)
    assert elements(texte) < 100
