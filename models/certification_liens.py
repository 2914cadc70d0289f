"""What Certif Info ties a certification to: domains, jobs, specialities, authorities, codes of others, successors.

A link that its source drops is dated, as any row of a reference feed; readers see those that are not.
"""

from __future__ import annotations

from datetime import date  # noqa: TC003  SQLModel reads annotations at run time

from sqlalchemy import CheckConstraint, Index, Text
from sqlmodel import Field, SQLModel

from models.colonnes import absence, lot_de_reference, parmi, vers
from models.enumerations import Referentiel, RoleCertification


class CertificationFormacode(SQLModel, table=True):
    """Domains of a certification, the principal one first."""

    __tablename__ = "certification_formacode"
    certification_id: int = vers("certification", primaire=True)
    formacode_id: int = vers("formacode", primaire=True, indexe=True)
    rang: int = Field(nullable=False)
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()


class CertificationRome(SQLModel, table=True):
    """Jobs a certification leads to."""

    __tablename__ = "certification_rome"
    certification_id: int = vers("certification", primaire=True)
    rome_code: str = vers("rome", cle="code", primaire=True, indexe=True)
    rang: int = Field(nullable=False)
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()


class CertificationNsf(SQLModel, table=True):
    """Specialities of a certification."""

    __tablename__ = "certification_nsf"
    certification_id: int = vers("certification", primaire=True)
    nsf_code: str = vers("nsf", cle="code", primaire=True, indexe=True)
    rang: int = Field(nullable=False)
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()


class CertificationAutorite(SQLModel, table=True):
    """Who delivers a certification or validates it, by the name Certif Info gives."""

    __tablename__ = "certification_autorite"
    __table_args__ = (parmi("role", RoleCertification),)

    certification_id: int = vers("certification", primaire=True)
    role: str = Field(primary_key=True, sa_type=Text)
    nom: str = Field(primary_key=True, sa_type=Text)
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()


class CertificationCode(SQLModel, table=True):
    """How another list names a certification; `origine`: the layout of the file that says it."""

    __tablename__ = "certification_code"
    __table_args__ = (
        parmi("referentiel", Referentiel),
        Index("certification_code_code_idx", "code", "referentiel"),
    )

    certification_id: int = vers("certification", primaire=True)
    referentiel: str = Field(primary_key=True, sa_type=Text)
    code: str = Field(primary_key=True, sa_type=Text)
    origine: str = Field(primary_key=True, sa_type=Text)
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()


class CertificationRemplacement(SQLModel, table=True):
    """A certification and one that replaces it; `origine`: the layout of the file that says it."""

    __tablename__ = "certification_remplacement"
    __table_args__ = (CheckConstraint("ancienne_id <> nouvelle_id", name="autre"),)

    ancienne_id: int = vers("certification", primaire=True)
    nouvelle_id: int = vers("certification", primaire=True, indexe=True)
    origine: str = Field(primary_key=True, sa_type=Text)
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()


class FicheScolarite(SQLModel, table=True):
    """A code scolarité (CFD) that a sheet is known by, where Certif Info gives none to its certifications."""

    __tablename__ = "fiche_scolarite"

    fiche_id: int = vers("fiche", primaire=True)
    code: str = Field(primary_key=True, sa_type=Text, index=True)
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()
