"""The liste publique des organismes de formation: every declaration d'activité of the country, as published."""

from __future__ import annotations

from datetime import date  # noqa: TC003  SQLModel reads annotations at run time

from sqlalchemy import CheckConstraint, Index, Text, text
from sqlmodel import Field, SQLModel

from models.colonnes import absence, lot_de_reference, texte, textes, vers


class OrganismeDeclare(SQLModel, table=True):
    """A declaration, known by its NDA: who made it, where, its four Qualiopi categories, what was declared last.

    An enterprise may have several. Organismes of the annuaire are made or completed from it; it keeps its own words.
    """

    __tablename__ = "organisme_declare"
    __table_args__ = (
        CheckConstraint("nda ~ '^[0-9A-Z]{11}$'", name="nda"),
        CheckConstraint("siren ~ '^[0-9]{9}$'", name="siren"),
        CheckConstraint("siret ~ '^[0-9]{14}$'", name="siret"),
        CheckConstraint("siret IS NULL OR (siren IS NOT NULL AND left(siret, 9) = siren)", name="siret_du_siren"),
        CheckConstraint("exercice_debut <= exercice_fin", name="exercice"),
        CheckConstraint("cardinality(specialites) = cardinality(specialites_libelles)", name="specialites"),
        CheckConstraint("stagiaires >= 0 AND stagiaires_confies >= 0 AND formateurs >= 0", name="effectifs"),
        Index("organisme_declare_siren_idx", "siren"),
        Index(
            "organisme_declare_precedents_idx",
            "precedents",
            postgresql_using="gin",
            postgresql_where=text("precedents <> '{}'"),
        ),
    )

    nda: str = Field(primary_key=True, sa_type=Text)
    precedents: list[str] = textes()  # its former NDAs
    denomination: str = texte(obligatoire=True)
    siren: str | None = texte()
    siret: str | None = texte()
    voie: str | None = texte()
    code_postal: str | None = texte()
    ville: str | None = texte()
    region_code: str | None = vers("region", cle="code", obligatoire=False)
    # Qualiopi; null as false: not certified
    actions_de_formation: bool | None = None
    bilans_de_competences: bool | None = None
    vae: bool | None = None
    apprentissage: bool | None = None
    # the foreign organisme that this one stands for
    etranger_denomination: str | None = texte()
    etranger_voie: str | None = texte()
    etranger_code_postal: str | None = texte()
    etranger_ville: str | None = texte()
    etranger_pays: str | None = texte()
    declaration: date | None = None  # of the last one
    exercice_debut: date | None = None
    exercice_fin: date | None = None
    specialites: list[str] = textes()  # NSF codes of three digits, the first one first
    specialites_libelles: list[str] = textes()
    stagiaires: int | None = None
    stagiaires_confies: int | None = None  # by another organisme
    formateurs: int | None = None
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()
