"""Thesauri: Formacode (versioned) and ROME; a code's label is the code itself until its feed comes."""

from __future__ import annotations

from datetime import date  # noqa: TC003  SQLModel reads annotations at run time
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, SmallInteger, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.colonnes import absence, booleen, cle_primaire, lot_de_reference, plie, texte, vers


def _mot_cle(*colonnes: str, **options: Any) -> ForeignKeyConstraint:
    """Columns that name a Formacode: both ends of a relation are of the version it is declared in."""
    return ForeignKeyConstraint(colonnes, ["formacode.version", "formacode.code"], **options)


class ChampSemantique(SQLModel, table=True):
    """A field of the thesaurus, 152 « Langues »."""

    __tablename__ = "champ_semantique"
    __table_args__ = (CheckConstraint("code ~ '^[0-9]{3}$'", name="code"),)

    version: int = Field(primary_key=True, sa_type=SmallInteger)
    code: str = Field(primary_key=True, sa_type=Text)
    libelle: str = texte(obligatoire=True)
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()


class Formacode(SQLModel, table=True):
    """A keyword of Centre Inffo's thesaurus; the same code may mean another thing in another version."""

    __table_args__ = (
        UniqueConstraint("version", "code"),
        CheckConstraint("code ~ '^[0-9]{5}$'", name="code"),
        CheckConstraint("generique_code <> code", name="generique_code"),
        ForeignKeyConstraint(["version", "champ_code"], ["champ_semantique.version", "champ_semantique.code"]),
        # a lot may name a generic term before it describes it
        _mot_cle("version", "generique_code", deferrable=True, initially="DEFERRED"),
        Index("formacode_generique_code_idx", "generique_code", "version"),
        Index("formacode_champ_code_idx", "champ_code", "version"),
    )

    id: int | None = cle_primaire()
    version: int = Field(sa_type=SmallInteger, nullable=False)
    code: str = texte(obligatoire=True, indexe=True)
    libelle: str = texte(obligatoire=True)
    champ_code: str | None = texte()
    generique_code: str | None = texte()  # its specific terms are those that name it
    note_explicative: str | None = texte()
    note_application: str | None = texte()
    plie: str | None = plie("libelle")
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()


class FormacodeSynonyme(SQLModel, table=True):
    """What a keyword stands for: another word (« employé pour »), or a job."""

    __tablename__ = "formacode_synonyme"
    __table_args__ = (_mot_cle("version", "code"),)

    version: int = Field(primary_key=True, sa_type=SmallInteger)
    code: str = Field(primary_key=True, sa_type=Text)
    libelle: str = Field(primary_key=True, sa_type=Text)
    metier: bool = booleen(defaut=False)
    plie: str | None = plie("libelle")
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()


class FormacodeAssocie(SQLModel, table=True):
    """Two keywords that go together, once for both: the smaller code first."""

    __tablename__ = "formacode_associe"
    __table_args__ = (
        CheckConstraint("code < associe_code", name="ordre"),
        _mot_cle("version", "code"),
        _mot_cle("version", "associe_code"),
        Index("formacode_associe_associe_code_idx", "associe_code", "version"),
    )

    version: int = Field(primary_key=True, sa_type=SmallInteger)
    code: str = Field(primary_key=True, sa_type=Text)
    associe_code: str = Field(primary_key=True, sa_type=Text)
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()


class FormacodeRemplacement(SQLModel, table=True):
    """A keyword of a version, and one that stands for it in a later one."""

    __tablename__ = "formacode_remplacement"
    __table_args__ = (
        CheckConstraint("version < nouvelle_version", name="ordre"),
        _mot_cle("version", "code"),
        _mot_cle("nouvelle_version", "nouveau_code"),
        Index("formacode_remplacement_nouveau_code_idx", "nouveau_code", "nouvelle_version"),
    )

    version: int = Field(primary_key=True, sa_type=SmallInteger)
    code: str = Field(primary_key=True, sa_type=Text)
    nouvelle_version: int = Field(primary_key=True, sa_type=SmallInteger)
    nouveau_code: str = Field(primary_key=True, sa_type=Text)
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()


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


class FormacodeRome(SQLModel, table=True):
    """A keyword and a job that go together; `origine`: who says it, the thesaurus or France Travail."""

    __tablename__ = "formacode_rome"
    __table_args__ = (_mot_cle("version", "code"),)

    version: int = Field(primary_key=True, sa_type=SmallInteger)
    code: str = Field(primary_key=True, sa_type=Text)
    rome_code: str = vers("rome", cle="code", primaire=True, indexe=True)
    origine: str = Field(primary_key=True, sa_type=Text)
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()
