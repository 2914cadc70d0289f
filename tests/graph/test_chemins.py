"""An object with an id answers the same on every path: clients store it by its id."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
from graphql import GraphQLField, GraphQLObjectType, get_named_type, is_leaf_type, is_required_argument

from graph.execution import schema_graphql
from graph.schema import schema

pytestmark = pytest.mark.anyio

Interroger = Callable[..., Awaitable[Any]]

SCHEMA = schema_graphql(schema)
NOEUDS = list(SCHEMA.get_possible_types(SCHEMA.type_map["Node"]))
LISTES = [
    nom
    for nom, champ in SCHEMA.query_type.fields.items()
    if "first" in champ.args and not any(map(is_required_argument, champ.args.values()))
]
TOUS = "filtre: {statuts: [VALIDEE, PERIMEE, ANNULEE, ARCHIVEE]}"


def sans_question(genre: GraphQLObjectType) -> Iterator[tuple[str, GraphQLField]]:
    """The fields that need no argument: what is left out answers a question, not what the object is."""
    for nom, champ in genre.fields.items():
        if not any(map(is_required_argument, champ.args.values())):
            yield nom, champ


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


async def test_an_object_answers_the_same_by_every_path_and_by_its_id(interroger: Interroger):
    connus: dict[str, dict[str, Any]] = {}
    for liste in LISTES:
        champ = SCHEMA.query_type.fields[liste]
        arguments = de_tous_les_statuts(champ)
        lecture = await interroger(f"{{ {liste}{arguments} {{ {selection(get_named_type(champ.type), 2)} }} }}")
        assert lecture.erreurs == []
        for objet in rencontres(lecture.data):
            assert objet == connus.setdefault(objet["id"], objet)
    assert {objet["__typename"] for objet in connus.values()} == {genre.name for genre in NOEUDS}

    fragments = " ".join(f"... on {genre.name} {{ {selection(genre, 0)} }}" for genre in NOEUDS)
    lecture = await interroger(f"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ {fragments} }} }}", ids=list(connus))
    assert list(rencontres(lecture.data)) == list(connus.values())
