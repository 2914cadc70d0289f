"""Certifications and the RNCP/RS sheets they are registered by."""

from __future__ import annotations

from datetime import date  # noqa: TC003  SQLModel reads annotations at run time

from sqlalchemy import CheckConstraint, Index, Text, text
from sqlmodel import Field, SQLModel

from models.colonnes import cle_primaire, numero, parmi, texte, vers
from models.enumerations import TypeCertification


class Fiche(SQLModel, table=True):
    """A sheet of the RNCP or the RS, by its code (`RNCP37948`, `RS5130`)."""

    __table_args__ = (
        CheckConstraint("code ~ '^(RNCP|RS)[0-9]+$'", name="code"),
        CheckConstraint("debut <= fin", name="periode"),
    )

    id: int | None = cle_primaire()
    code: str = texte(obligatoire=True, unique=True)
    intitule: str = texte(obligatoire=True)  # the code until France compétences' file comes
    debut: date | None = None
    fin: date | None = None


class BlocCompetences(SQLModel, table=True):
    """A part of a certification that is assessed on its own, `RNCP37948BC01`."""

    __tablename__ = "bloc_competences"

    code: str = Field(primary_key=True, sa_type=Text)
    libelle: str = texte(obligatoire=True)
    fiche_id: int | None = vers("fiche", obligatoire=False, indexe=True)


class Certification(SQLModel, table=True):
    """One per Certif Info code, or per sheet that no code names."""

    __table_args__ = (
        parmi("type_certification", TypeCertification),
        CheckConstraint("num_nonnulls(code_certifinfo, fiche_id) > 0", name="identite"),
        Index("certification_fiche_id_key", "fiche_id", unique=True, postgresql_where=text("code_certifinfo IS NULL")),
        Index("certification_fiche_id_idx", "fiche_id"),
    )

    id: int | None = cle_primaire()
    numero: str | None = numero("certification")
    code_certifinfo: str | None = texte(unique=True)
    fiche_id: int | None = vers("fiche", obligatoire=False)
    intitule: str = texte(obligatoire=True)  # the code until Certif Info's file comes
    type_certification: str | None = Field(default=None, sa_type=Text)
    niveau_code: str | None = vers("niveau", cle="code", obligatoire=False)
