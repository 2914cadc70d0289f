"""The schema: every type and field that the API serves."""

import strawberry
from graphql import GraphQLInputObjectType, GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema, Undefined
from strawberry.schema.config import StrawberryConfig

from graph import enumerations  # noqa: F401  publishes the enums before types name them
from graph.mutations.racine import Mutation
from graph.query import Query
from graph.scalaires import SCALAIRES


def _sans_defaut_nul(graphql: GraphQLSchema) -> None:
    """Optional arguments print `first: Int`, not `first: Int = null`: left out, they are left out."""
    for genre in graphql.type_map.values():
        if isinstance(genre, GraphQLInputObjectType):
            entrees = list(genre.fields.values())
        elif isinstance(genre, GraphQLObjectType | GraphQLInterfaceType):
            entrees = [argument for champ in genre.fields.values() for argument in champ.args.values()]
        else:
            continue
        for entree in entrees:
            if entree.default_value is None:
                entree.default_value = Undefined


schema = strawberry.Schema(query=Query, mutation=Mutation, config=StrawberryConfig(scalar_map=SCALAIRES))
_sans_defaut_nul(schema._schema)  # noqa: SLF001  Strawberry has no public way to it
