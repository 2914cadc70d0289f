"""Certifications; the RNCP/RS sheets they are registered by are in `fiche`."""

from __future__ import annotations

from datetime import date  # noqa: TC003  SQLModel reads annotations at run time
from typing import Any

from sqlalchemy import CheckConstraint, Index, SmallInteger, Text, text
from sqlmodel import Field, SQLModel

from models.colonnes import absence, cle_primaire, lot_de_reference, numero, parmi, plie, texte, vers
from models.enumerations import EtatCertification, TypeCertification

ACCES = ("fi", "ca", "fc", "cp", "vae", "ind")


def acces() -> Any:
    """Whether a way leads to the certification: 0 no, 1 yes, 2 under conditions; null when Certif Info does not say."""
    return Field(default=None, sa_type=SmallInteger)


class TypeDiplome(SQLModel, table=True):
    """A type of Certif Info: CAP, BTS, habilitation."""

    __tablename__ = "type_diplome"

    code: str = Field(primary_key=True, sa_type=Text)
    libelle: str = texte(obligatoire=True)
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()


class Certification(SQLModel, table=True):
    """One per Certif Info code, or per sheet that no code names."""

    __table_args__ = (
        parmi("type_certification", TypeCertification),
        parmi("etat", EtatCertification),
        CheckConstraint("num_nonnulls(code_certifinfo, fiche_id) > 0", name="identite"),
        CheckConstraint("premiere_session <= derniere_session", name="sessions"),
        *(CheckConstraint(f"acces_{voie} BETWEEN 0 AND 2", name=f"acces_{voie}") for voie in ACCES),
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
    type_diplome_code: str | None = vers("type_diplome", cle="code", obligatoire=False)
    etat: str | None = Field(default=None, sa_type=Text)
    premiere_session: int | None = None  # years
    derniere_session: int | None = None
    acces_fi: int | None = acces()  # formation initiale
    acces_ca: int | None = acces()  # contrat d'apprentissage
    acces_fc: int | None = acces()  # formation continue
    acces_cp: int | None = acces()  # contrat de professionnalisation
    acces_vae: int | None = acces()
    acces_ind: int | None = acces()  # candidature individuelle
    maj_le: date | None = None  # in Certif Info
    plie: str | None = plie("intitule || coalesce(' ' || code_certifinfo, '')")
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()
