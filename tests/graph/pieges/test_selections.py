"""Selections: aliases, fragments, merged fields, conditions, the names of types, several operations."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

pytestmark = pytest.mark.anyio

Lu = Callable[..., Awaitable[dict[str, Any]]]
Refus = Callable[..., Awaitable[tuple[str, str]]]

BOIS = 'organisme(numero: "OR_0000000001")'


async def test_a_syntax_error_says_where(partout: Lu):
    assert await partout("{ organismes(") == {
        "errors": [
            {
                "message": "Syntaxe GraphQL invalide : Syntax Error: Expected Name, found <EOF>.",
                "locations": [{"line": 1, "column": 14}],
                "extensions": {"code": "GRAPHQL_PARSE_FAILED"},
            }
        ]
    }


async def test_a_field_that_does_not_exist_is_refused(refus: Refus):
    assert (await refus(f"{{ {BOIS} {{ rien }} }}"))[0] == "GRAPHQL_VALIDATION_FAILED"


async def test_an_alias_names_a_field_a_relation_and_a_root(lu: Lu):
    document = f"{{ moi: {BOIS} {{ titre: nom ou: etablissements {{ cle: siret }} }} }}"
    assert await lu(document) == {
        "moi": {"titre": "Maison du bois", "ou": [{"cle": "12345678200010"}, {"cle": "12345678200028"}]}
    }


async def test_an_alias_may_take_the_name_of_another_field(lu: Lu):
    assert await lu(f"{{ {BOIS} {{ id: nom nom: siren etablissements: id }} }}") == {
        "organisme": {"id": "Maison du bois", "nom": "123456782", "etablissements": "OR_0000000001"}
    }


async def test_keys_come_in_the_order_they_are_asked(lu: Lu):
    document = (
        f"{{ b: __typename {BOIS} {{ siren actions {{ total {{ valeur }} nodes {{ id }} }} id nom }} a: __typename }}"
    )
    lue = await lu(document)
    assert list(lue) == ["b", "organisme", "a"]
    assert list(lue["organisme"]) == ["siren", "actions", "id", "nom"]
    assert list(lue["organisme"]["actions"]) == ["total", "nodes"]


async def test_the_same_field_twice_is_one_with_what_both_select(lu: Lu):
    document = (
        f"{{ {BOIS} {{ id actions {{ nodes {{ id }} }} }} {BOIS} {{ nom id actions {{ nodes {{ statut id }} }} }} }}"
    )
    lue = await lu(document)
    assert lue == {
        "organisme": {
            "id": "OR_0000000001",
            "actions": {"nodes": [{"id": "AC_0000000001", "statut": "VALIDEE"}]},
            "nom": "Maison du bois",
        }
    }
    assert list(lue["organisme"]) == ["id", "actions", "nom"]


async def test_the_same_relation_twice_with_other_arguments_is_read_twice(lu: Lu):
    document = f"""{{ {BOIS} {{
      sessions {{ nodes {{ id }} }} une: sessions(first: 1) {{ nodes {{ id }} total {{ valeur }} }}
      annulees: sessions(filtre: {{statuts: [ANNULEE]}}) {{ nodes {{ id }} total {{ valeur }} }}
      a_l_envers: sessions(tri: NUMERO) {{ nodes {{ id }} }} }} }}"""
    assert (await lu(document))["organisme"] == {
        "sessions": {"nodes": [{"id": f"SE_000000000{n}"} for n in (3, 2, 4)]},
        "une": {"nodes": [{"id": "SE_0000000003"}], "total": {"valeur": 3}},
        "annulees": {"nodes": [{"id": "SE_0000000006"}], "total": {"valeur": 1}},
        "a_l_envers": {"nodes": [{"id": f"SE_000000000{n}"} for n in (2, 3, 4)]},
    }


async def test_fragments_named_and_inline_with_a_type_or_without_select_as_fields_do(lu: Lu):
    document = f"""{{ {BOIS} {{ ...F ... {{ siren }} ... on Organisme {{ statut }} ... on Node {{ id }} ...N }} }}
    fragment F on Organisme {{ nom etablissements {{ ...E }} }}
    fragment E on Etablissement {{ siret principal }}
    fragment N on ObjetCatalogue {{ version ... on Organisme {{ nom raisonSociale }} }}"""
    lue = (await lu(document))["organisme"]
    assert lue == {
        "nom": "Maison du bois",
        "etablissements": [
            {"siret": "12345678200010", "principal": True},
            {"siret": "12345678200028", "principal": False},
        ],
        "siren": "123456782",
        "statut": "VALIDEE",
        "id": "OR_0000000001",
        "version": 1,
        "raisonSociale": "Association du bois mayennais",
    }
    assert list(lue) == ["nom", "etablissements", "siren", "statut", "id", "version", "raisonSociale"]


async def test_a_fragment_of_another_type_selects_nothing(lu: Lu):
    document = """{ nodes(ids: ["OR_0000000001", "SE_0000000002"]) {
      id ... on Organisme { nom } ... on Session { debut action { id } } ... on Site { principal } } }"""
    assert (await lu(document))["nodes"] == [
        {"id": "OR_0000000001", "nom": "Maison du bois"},
        {"id": "SE_0000000002", "debut": "2027-09", "action": {"id": "AC_0000000001"}},
    ]


CONDITIONS = f"""query ($v: Boolean!, $d: Boolean = true) {{ {BOIS} {{
  a: id @include(if: true) b: id @include(if: false) c: id @skip(if: true) d: id @skip(if: false)
  e: id @include(if: $v) f: id @skip(if: $v) g: id @include(if: $v) @skip(if: $d) h: id @skip(if: $d)
  ... @include(if: $v) {{ i: id }} ...F @skip(if: $v) actions @include(if: $v) {{ nodes {{ id }} }} }} }}
fragment F on Organisme {{ j: id }}"""


@pytest.mark.parametrize(
    ("variables", "gardes"),
    [
        ({"v": True}, ["a", "d", "e", "i", "actions"]),
        ({"v": False}, ["a", "d", "f", "j"]),
        ({"v": True, "d": False}, ["a", "d", "e", "g", "h", "i", "actions"]),
        ({"v": False, "d": False}, ["a", "d", "f", "h", "j"]),
    ],
)
async def test_include_and_skip_keep_what_they_say(lu: Lu, variables: dict[str, bool], gardes: list[str]):
    assert list((await lu(CONDITIONS, **variables))["organisme"]) == gardes


async def test_the_same_text_with_other_conditions_answers_otherwise(lu: Lu):
    vus = [len((await lu(CONDITIONS, v=v))["organisme"]) for v in (True, False, True)]
    assert vus == [5, 4, 5]


async def test_a_field_kept_by_one_of_its_two_selections_is_kept_with_that_one(lu: Lu):
    document = f"{{ {BOIS} {{ actions @skip(if: true) {{ edges {{ cursor }} }} actions {{ nodes {{ id }} }} }} }}"
    assert await lu(document) == {"organisme": {"actions": {"nodes": [{"id": "AC_0000000001"}]}}}


async def test_where_nothing_is_kept_the_object_is_empty(lu: Lu):
    assert await lu(f"{{ {BOIS} {{ id @skip(if: true) }} }}") == {"organisme": {}}
    assert await lu(f"{{ {BOIS} @skip(if: true) {{ id }} }}") == {}


async def test_every_object_says_its_type(lu: Lu):
    document = """{ __typename node(id: "SE_0000000002") { genre: __typename }
      retrouver(identifiant: "OR_0000000001") { __typename }
      sessions(first: 1) { __typename pageInfo { __typename } total { __typename }
        edges { __typename node { __typename action { __typename } } } }
      recherche(first: 1) { __typename edges { __typename node { __typename } } }
      statistiques(par: VOIE) { __typename } }"""
    assert await lu(document) == {
        "__typename": "Query",
        "node": {"genre": "Session"},
        "retrouver": [{"__typename": "Organisme"}],
        "sessions": {
            "__typename": "SessionConnection",
            "pageInfo": {"__typename": "PageInfo"},
            "total": {"__typename": "Total"},
            "edges": [
                {"__typename": "SessionEdge", "node": {"__typename": "Session", "action": {"__typename": "Action"}}}
            ],
        },
        "recherche": {
            "__typename": "OffreConnection",
            "edges": [{"__typename": "OffreEdge", "node": {"__typename": "Action"}}],
        },
        "statistiques": {"__typename": "Statistiques"},
    }


DEUX = f"query Un {{ {BOIS} {{ id }} }} query Deux {{ {BOIS} {{ nom }} }}"


async def test_the_operation_that_is_named_is_the_one_that_runs(lu: Lu):
    lus = [await lu(DEUX, operation=nom) for nom in ("Un", "Deux", "Un")]
    assert lus == [
        {"organisme": {"id": "OR_0000000001"}},
        {"organisme": {"nom": "Maison du bois"}},
        {"organisme": {"id": "OR_0000000001"}},
    ]


@pytest.mark.parametrize("nom", [None, "Trois", ""])
async def test_of_two_operations_one_must_be_named(refus: Refus, nom: str | None):
    assert (await refus(DEUX, operation=nom))[0] == "BAD_REQUEST"


async def test_what_may_answer_too_much_is_refused_before_it_runs(refus: Refus):
    page = "sessions(first: 250) { nodes { id %s } }"
    trois = page % ("sites { " + page % ("sites { " + page % "" + "}") + "}")
    assert await refus(f"{{ {trois} }}") == (
        "COST_LIMIT",
        "La requête peut rapporter plus de 20000000 éléments : réduisez les pages imbriquées (first).",
    )
