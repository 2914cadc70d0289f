"""Thesauri: Formacode (versioned) and ROME; a code's label is the code itself until its feed comes."""

from __future__ import annotations

from datetime import date  # noqa: TC003  SQLModel reads annotations at run time

from sqlalchemy import CheckConstraint, SmallInteger, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.colonnes import absence, cle_primaire, lot_de_reference, plie, texte, vers


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
    parent_code: str | None = texte()  # its code in ROME 3, when it has another one there
    plie: str | None = plie("libelle")
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()


class RomeAppellation(SQLModel, table=True):
    """A name that people give to a job, by its OGR code."""

    __tablename__ = "rome_appellation"

    code: str = Field(primary_key=True, sa_type=Text)
    rome_code: str = vers("rome", cle="code", indexe=True)
    libelle: str = texte(obligatoire=True)
    libelle_court: str | None = texte()
    plie: str | None = plie("libelle")
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()
