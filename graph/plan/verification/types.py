"""What GraphQL types may be read from, in SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphql import get_nullable_type, is_enum_type, is_list_type

if TYPE_CHECKING:
    from graphql import GraphQLEnumType, GraphQLType

TEXTE = frozenset({"text"})
LUS: dict[str, frozenset[str]] = {
    "ID": TEXTE,
    "String": TEXTE,
    "DatePartielle": TEXTE,
    "Int": frozenset({"integer", "smallint"}),  # 32 bits
    "Float": frozenset({"double precision", "real"}),
    "Boolean": frozenset({"boolean"}),
    "Date": frozenset({"date"}),
    "DateTime": frozenset({"timestamptz"}),
    "Decimal": frozenset({"numeric"}),
}


def ecart(genre: GraphQLType, sql: str) -> str | None:
    """What is wrong with a value of this SQL type, when the field or the argument is of that GraphQL type."""
    return None if _convient(genre, sql) else f"{sql} in SQL is no {genre} in GraphQL"


def ecart_de_liste(enumeration: GraphQLEnumType, liste: frozenset[str] | None) -> str | None:
    """What is wrong with a column kept within this closed list, when the field shows that enum."""
    if liste is None:
        return f"no CHECK keeps its column within {enumeration.name}"
    autres = sorted(liste - enumeration.values.keys())
    return f"{enumeration.name} does not have {', '.join(autres)}" if autres else None


def _convient(genre: GraphQLType, sql: str) -> bool:
    interieur = get_nullable_type(genre)  # type: ignore[call-overload]
    if is_list_type(interieur):
        return sql.endswith("[]") and _convient(interieur.of_type, sql.removesuffix("[]"))
    return sql in (TEXTE if is_enum_type(interieur) else LUS.get(str(interieur), frozenset()))
