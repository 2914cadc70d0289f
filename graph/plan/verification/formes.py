"""How many objects a field answers with: its GraphQL type, how it follows its relation, how many these have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphql import GraphQLObjectType, get_named_type, get_nullable_type, is_composite_type, is_list_type

from graph.suivi import Forme
from loaders.relation import Cardinalite

if TYPE_CHECKING:
    from typing import TypeGuard

    from graphql import GraphQLNamedType, GraphQLType

CARDINALITES = {
    Forme.UN: Cardinalite.UN,
    Forme.PREMIER: Cardinalite.LISTE,
    Forme.LISTE: Cardinalite.LISTE,
    Forme.PAGE: Cardinalite.PAGE,
    Forme.CHACUN: Cardinalite.UN,
}
DE_PAGE = {"edges", "nodes", "pageInfo", "total"}


def forme_de(genre: GraphQLType) -> set[Forme]:
    """The forms that a type may be answered with."""
    interieur: Any = get_nullable_type(genre)  # type: ignore[call-overload]
    if is_list_type(interieur):
        simple = is_composite_type(get_nullable_type(interieur.of_type))
        return {Forme.LISTE, Forme.CHACUN} if simple else set()
    if not is_composite_type(interieur):
        return set()
    return {Forme.PAGE} if _est_une_page(interieur) else {Forme.UN, Forme.PREMIER}


def types_des_objets(genre: GraphQLType) -> list[GraphQLNamedType]:
    """The type of what a field leads to; of a page, that of its `nodes`, and of the `node` of its `edges`."""
    nomme = get_named_type(genre)
    if not _est_une_page(nomme):
        return [nomme]
    aretes = get_named_type(nomme.fields["edges"].type)
    menent = [nomme.fields["nodes"], *([aretes.fields["node"]] if _a_un_node(aretes) else [])]
    return [get_named_type(champ.type) for champ in menent]


def _est_une_page(genre: Any) -> TypeGuard[GraphQLObjectType]:
    return isinstance(genre, GraphQLObjectType) and genre.fields.keys() >= DE_PAGE


def _a_un_node(aretes: Any) -> TypeGuard[GraphQLObjectType]:
    return isinstance(aretes, GraphQLObjectType) and "node" in aretes.fields
