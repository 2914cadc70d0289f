"""Thesauri: Formacode (versioned) and ROME; a code's label is the code itself until its feed comes."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, SmallInteger, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.colonnes import cle_primaire, texte


class Formacode(SQLModel, table=True):
    """A keyword of Centre Inffo's thesaurus; the same code may mean another thing in another version."""

    __table_args__ = (UniqueConstraint("version", "code"), CheckConstraint("code ~ '^[0-9]{5}$'", name="code"))

    id: int | None = cle_primaire()
    version: int = Field(sa_type=SmallInteger, nullable=False)
    code: str = texte(obligatoire=True, indexe=True)
    libelle: str = texte(obligatoire=True)


class Rome(SQLModel, table=True):
    """A job of France Travail's ROME, `D1402`."""

    __table_args__ = (CheckConstraint("code ~ '^[A-Z][0-9]{4}$'", name="code"),)

    code: str = Field(primary_key=True, sa_type=Text)
    libelle: str = texte(obligatoire=True)
