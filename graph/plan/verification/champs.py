"""The fields that a schema serves, each with what it declares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphql import GraphQLObjectType, is_non_null_type

from graph.plan.champ import DEFINITION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graphql import GraphQLField, GraphQLSchema, GraphQLType
    from sqlalchemy import Column
    from strawberry.types.field import StrawberryField

    from graph.plan.verification.colonnes import Colonnes
    from graph.suivi import Suivi
    from loaders.noun import Noun


@dataclass(frozen=True)
class ChampServi:
    """`noun`: what the objects of its type are rows of; None where they are no rows, or of a statement of their own."""

    nom: str
    graphql: GraphQLField
    strawberry: StrawberryField
    noun: Noun | None

    @property
    def type(self) -> GraphQLType:
        """What it answers with."""
        return self.graphql.type

    @property
    def exige(self) -> bool:
        """Whether null is no answer."""
        return is_non_null_type(self.type)

    @property
    def suivi(self) -> Suivi | None:
        """How it follows a relation, if it does."""
        suivi: Suivi | None = self.strawberry.metadata.get("suivi")
        return suivi

    def absents(self, attributs: Iterable[str]) -> Iterator[str]:
        """Those of these attributs that its row does not have, told; `noun` every row has."""
        connus = {"noun", *self.noun.colonnes} if self.noun else set()
        yield from (f"{nom} is no attribute of its row" for nom in attributs if nom not in connus)

    def expression(self, attribut: str) -> str:
        """SQL of an attribute of its row; empty for one that it does not have."""
        return self.noun.colonnes.get(attribut, "") if self.noun else ""

    def colonne(self, attribut: str, colonnes: Colonnes) -> Column[Any] | None:
        """The column that an attribute of its row is, where it is one."""
        return colonnes.colonne(self.expression(attribut), self.noun.table) if self.noun else None


def champs_servis(schema: GraphQLSchema, nouns: Mapping[str, Noun]) -> Iterator[ChampServi]:
    """Those of its object types, where what interfaces declare stands too."""
    for genre in schema.type_map.values():
        if isinstance(genre, GraphQLObjectType):
            for nom, champ in genre.fields.items():
                if (definition := champ.extensions.get(DEFINITION)) is not None:
                    yield ChampServi(f"{genre.name}.{nom}", champ, definition, nouns.get(genre.name))
