"""What every object of the catalogue has: its number, its place in the circuit, its version and its source."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003  SQLModel reads annotations at run time
from typing import Any

from sqlalchemy import CheckConstraint, Text, text
from sqlmodel import Field, SQLModel

from models.colonnes import cle_primaire, instant, parmi, texte
from models.enumerations import Source, Statut


class Socle(SQLModel):
    """Columns shared by the objects of the catalogue (GraphQL `ObjetCatalogue`); `numero` is declared by each."""

    id: int | None = cle_primaire()
    statut: str = Field(sa_type=Text, nullable=False)
    version: int = Field(default=1, nullable=False, sa_column_kwargs={"server_default": text("1")})
    source: str = Field(sa_type=Text, nullable=False)
    emetteur: str | None = texte()  # the feed it came by, the only one that may change it; null: entered here
    cree_le: datetime = instant()
    modifie_le: datetime = instant()
    complement: str | None = texte()  # Lhéo elements and extras that have no column, as checked XML, in order


def contraintes_du_socle() -> tuple[Any, ...]:
    """Constraints of the shared columns, to spread into `__table_args__`."""
    return (
        parmi("statut", Statut, sauf=(Statut.PERIMEE,)),
        parmi("source", Source),
        CheckConstraint("version > 0", name="version"),
    )
