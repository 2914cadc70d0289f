"""Formations (F): purpose, programme and level, without organisme, place or date."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from models.colonnes import booleen, numero, parmi, plie, texte, textes, vers
from models.enumerations import TypeParcours
from models.socle import Socle, contraintes_du_socle


class Formation(Socle, table=True):
    """F: de référence when nobody owns it (one per certification, read-only), else propre to its owner."""

    __table_args__ = (
        *contraintes_du_socle(),
        parmi("parcours", TypeParcours),
        UniqueConstraint("certification_id"),
        CheckConstraint("num_nonnulls(proprietaire_id, certification_id) < 2", name="reference"),
        # orders of lists of formations (loaders/formation.py)
        Index("formation_intitule_idx", text('left(plie, 200) COLLATE "C"'), "numero"),
        Index("formation_modifie_le_idx", "modifie_le", "numero"),
    )

    numero: str | None = numero("formation")
    proprietaire_id: int | None = vers("organisme", obligatoire=False, indexe=True)
    certification_id: int | None = vers("certification", obligatoire=False)  # that a formation de référence is of
    intitule: str = texte(obligatoire=True)
    plie: str | None = plie("intitule")
    objectif: str | None = texte()
    programme: str | None = texte()
    resultats_attendus: str | None = texte()
    certifiante: bool = booleen(defaut=False)
    objectif_general_code: str | None = vers("objectif_general", cle="code", obligatoire=False)
    parcours: str | None = Field(default=None, sa_type=Text)
    niveau_entree_code: str | None = vers("niveau", cle="code", obligatoire=False)
    niveau_sortie_code: str | None = vers("niveau", cle="code", obligatoire=False)
    # what the file said (« 5 » and « 14 » are one niveau): kept so that it goes out again as it came
    niveau_entree_lheo: str | None = texte()
    niveau_sortie_lheo: str | None = texte()
    urls: list[str] = textes()


class FormationFormacode(SQLModel, table=True):
    """Domains of a formation, the principal one first."""

    __tablename__ = "formation_formacode"
    formation_id: int = vers("formation", primaire=True)
    formacode_id: int = vers("formacode", primaire=True, indexe=True)
    rang: int = Field(nullable=False)


class FormationRome(SQLModel, table=True):
    """Jobs a formation leads to."""

    __tablename__ = "formation_rome"
    formation_id: int = vers("formation", primaire=True)
    rome_code: str = vers("rome", cle="code", primaire=True, indexe=True)
    rang: int = Field(nullable=False)


class FormationNsf(SQLModel, table=True):
    """Specialities of a formation."""

    __tablename__ = "formation_nsf"
    formation_id: int = vers("formation", primaire=True)
    nsf_code: str = vers("nsf", cle="code", primaire=True, indexe=True)
    rang: int = Field(nullable=False)


class FormationCertification(SQLModel, table=True):
    """Certifications a formation prepares, the principal one first."""

    __tablename__ = "formation_certification"
    formation_id: int = vers("formation", primaire=True)
    certification_id: int = vers("certification", primaire=True, indexe=True)
    rang: int = Field(nullable=False)
