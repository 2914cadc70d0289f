"""An object with an id answers the same on every path: clients store it by its id."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
from graphql import GraphQLField, GraphQLObjectType, get_named_type, is_leaf_type, is_required_argument

from graph.execution import schema_graphql
from graph.schema import schema
from tests.graph.parcours import permission_de

pytestmark = pytest.mark.anyio

Interroger = Callable[..., Awaitable[Any]]

SCHEMA = schema_graphql(schema)
NOEUDS = list(SCHEMA.get_possible_types(SCHEMA.type_map["Node"]))
RESERVES = {"Demande", "Doublon", "Evenement", "Lot", "Soumission"}  # what the public reaches by no path
LISTES = [
    nom
    for nom, champ in SCHEMA.query_type.fields.items()
    if "first" in champ.args and not any(map(is_required_argument, champ.args.values())) and not permission_de(champ)
]
TOUS = "filtre: {statuts: [VALIDEE, PERIMEE, ANNULEE, ARCHIVEE]}"


def sans_question(genre: GraphQLObjectType) -> Iterator[tuple[str, GraphQLField]]:
    """The fields that need no argument: what is left out answers a question, not what the object is."""
    for nom, champ in genre.fields.items():
        if not any(map(is_required_argument, champ.args.values())):
            yield nom, champ


CLES = [
    ("Organisme", "organisme", "numero"),
    ("Etablissement", "etablissement", "siret"),
    ("Formation", "formation", "numero"),
    ("Action", "action", "numero"),
    ("Session", "session", "numero"),
    ("Certification", "certification", "codeCertifinfo"),
    ("Rome", "rome", "code"),
]


def feuilles(genre: GraphQLObjectType) -> list[str]:
    return [nom for nom, champ in sans_question(genre) if is_leaf_type(get_named_type(champ.type))]


def objets(genre: GraphQLObjectType) -> Iterator[tuple[str, GraphQLField, GraphQLObjectType]]:
    for nom, champ in sans_question(genre):
        dessous = get_named_type(champ.type)
        if isinstance(dessous, GraphQLObjectType):
            yield nom, champ, dessous


def de_tous_les_statuts(champ: GraphQLField) -> str:
    offres = "filtre" in champ.args and get_named_type(champ.args["filtre"].type).name == "OffreFiltre"
    return f"({TOUS})" if offres else ""


def selection(genre: GraphQLObjectType, niveaux: int) -> str:
    """Every leaf of a type and of what it leads to, so many levels down; a page is no level."""
    morceaux = ["__typename", *feuilles(genre)]
    for nom, champ, dessous in objets(genre):
        reste = niveaux if dessous.name.endswith(("Connection", "Edge")) else niveaux - 1
        if reste >= 0:
            arguments = de_tous_les_statuts(champ)
            morceaux.append(f"{nom}{arguments} {{ {selection(dessous, reste)} }}")
    return " ".join(morceaux)


def rencontres(reponse: Any) -> Iterator[dict[str, Any]]:
    """The leaves of every object with an id, wherever it is met."""
    for valeur in reponse.values() if isinstance(reponse, dict) else reponse:
        if isinstance(valeur, dict | list):
            yield from rencontres(valeur)
    if isinstance(reponse, dict) and "id" in reponse:
        yield {nom: reponse[nom] for nom in ["__typename", *feuilles(SCHEMA.type_map[reponse["__typename"]])]}


def fragments(interface: str) -> str:
    """Every leaf of every type that an interface stands for."""
    return " ".join(
        f"... on {un.name} {{ {selection(un, 0)} }}" for un in SCHEMA.get_possible_types(SCHEMA.type_map[interface])
    )


FRAGMENTS = fragments("Node")
CATALOGUE = fragments("ObjetCatalogue")


async def tous(interroger: Interroger) -> dict[str, dict[str, Any]]:
    """Every object that a list leads to, by its id, once it was found the same wherever it is met."""
    connus: dict[str, dict[str, Any]] = {}
    for liste in LISTES:
        champ = SCHEMA.query_type.fields[liste]
        arguments = de_tous_les_statuts(champ)
        lecture = await interroger(f"{{ {liste}{arguments} {{ {selection(get_named_type(champ.type), 2)} }} }}")
        assert lecture.erreurs == []
        for objet in rencontres(lecture.data):
            assert objet == connus.setdefault(objet["id"], objet)
    return connus


async def test_an_object_answers_the_same_by_every_path_and_by_its_id(interroger: Interroger):
    connus = await tous(interroger)
    assert {objet["__typename"] for objet in connus.values()} == {genre.name for genre in NOEUDS} - RESERVES

    lecture = await interroger(f"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ {FRAGMENTS} }} }}", ids=list(connus))
    assert list(rencontres(lecture.data)) == list(connus.values())


async def test_an_object_answers_the_same_by_its_own_key(interroger: Interroger):
    connus = await tous(interroger)
    for genre, champ, cle in CLES:
        siens = [o for o in connus.values() if o["__typename"] == genre and o[cle] is not None]
        assert siens
        document = f"query ($cle: String!) {{ {champ}({cle}: $cle) {{ {selection(SCHEMA.type_map[genre], 0)} }} }}"
        for objet in siens:
            assert next(rencontres((await interroger(document, cle=objet[cle])).data)) == objet


async def test_an_object_answers_the_same_where_interfaces_lead_to_it(interroger: Interroger):
    connus = await tous(interroger)
    lecture = await interroger(f"{{ changements(first: 250) {{ nodes {{ objet {{ {FRAGMENTS} }} }} }} }}")
    changes = list(rencontres(lecture.data))
    assert {objet["__typename"] for objet in changes} >= {"Organisme", "Formation", "Action", "Session"}
    assert [connus.get(objet["id"], objet) for objet in changes] == changes  # one has no session: no list has it

    par_numero = f"query ($numero: String!) {{ retrouver(identifiant: $numero) {{ {CATALOGUE} }} }}"
    for numero in [objet["numero"] for objet in connus.values() if "version" in objet and "creeLe" in objet]:
        assert list(rencontres((await interroger(par_numero, numero=numero)).data)) == [connus[numero]]
