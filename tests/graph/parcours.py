"""What operations reach of the schema, and by which fields that somebody is refused."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from graphql import GraphQLField, GraphQLObjectType, GraphQLSchema, get_named_type, is_abstract_type

from graph.permissions import PERMISSION, Permission
from graph.plan.champ import DEFINITION


def permission_de(champ: GraphQLField) -> Permission | None:
    """What it takes to read a field, or to write by it."""
    definition = champ.extensions.get(DEFINITION)
    return definition and definition.metadata.get(PERMISSION)


def lus_de_tous(graphql: GraphQLSchema, sauf: AbstractSet[str] = frozenset()) -> set[str]:
    """The types that reads reach without any field that is reserved, `Node` leading to none of those excepted."""
    vus: set[str] = set()
    restes = [graphql.query_type]
    while restes:
        if (genre := restes.pop()).name not in vus:
            vus.add(genre.name)
            restes += [sorte for champ in genre.fields.values() for sorte in _menes(graphql, champ, sauf)]
    return vus


def _menes(graphql: GraphQLSchema, champ: GraphQLField, sauf: AbstractSet[str]) -> Iterator[GraphQLObjectType]:
    genre = get_named_type(champ.type)
    if permission_de(champ) is None:
        sortes = graphql.get_possible_types(genre) if is_abstract_type(genre) else [genre]
        exceptes = sauf if genre.name == "Node" else frozenset()
        yield from (s for s in sortes if isinstance(s, GraphQLObjectType) and s.name not in exceptes)


def champs(graphql: GraphQLSchema) -> Iterator[tuple[str, GraphQLField]]:
    """Each field of each object, as `Session.debut`."""
    for nom, genre in graphql.type_map.items():
        if isinstance(genre, GraphQLObjectType) and not nom.startswith("__"):
            yield from ((f"{nom}.{champ}", sien) for champ, sien in genre.fields.items())
