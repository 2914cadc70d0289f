"""Actions (A): a formation as an organisme gives it."""

from __future__ import annotations

from decimal import Decimal  # noqa: TC003  SQLModel reads annotations at run time

from sqlalchemy import CheckConstraint, Index, Numeric, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.colonnes import numero, parmi, texte, textes, vers, vers_plus_tard
from models.enumerations import ModaliteEnseignement
from models.socle import Socle, contraintes_du_socle

HEURES = ("total", "centre", "entreprise", "hebdomadaires", "conventionnees")


class Action(Socle, table=True):
    """A: joins a formation to the organisme that answers for it and the établissement that holds the exchange key."""

    __table_args__ = (
        *contraintes_du_socle(),
        parmi("modalite_enseignement", ModaliteEnseignement),
        *(CheckConstraint(f"heures_{h} >= 0", name=f"heures_{h}") for h in HEURES),
        CheckConstraint("prix_total_ttc >= 0", name="prix_total_ttc"),
        CheckConstraint("prix_horaire_ttc >= 0", name="prix_horaire_ttc"),
        UniqueConstraint("id", "organisme_id"),  # what sessions refer to, so that theirs cannot differ
        Index("action_organisme_id_formation_id_idx", "organisme_id", "formation_id"),
    )

    numero: str | None = numero("action")
    formation_id: int = vers("formation", indexe=True)
    organisme_id: int = vers("organisme")
    etablissement_id: int = vers("etablissement", indexe=True)
    complement_intitule: str | None = texte()
    complement_descriptif: str | None = texte()
    modalite_enseignement: str | None = Field(default=None, sa_type=Text)
    rythme: str | None = texte()
    heures_total: int | None = None
    heures_centre: int | None = None
    heures_entreprise: int | None = None
    heures_hebdomadaires: int | None = None
    heures_conventionnees: int | None = None
    duree_indicative: str | None = texte()
    prix_total_ttc: Decimal | None = Field(default=None, sa_type=Numeric(10, 2))
    prix_horaire_ttc: Decimal | None = Field(default=None, sa_type=Numeric(10, 2))
    frais_restants: str | None = texte()
    prise_en_charge_possible: bool | None = None
    conditions_prise_en_charge: str | None = texte()
    conditions_specifiques: str | None = texte()
    niveau_entree_obligatoire: bool | None = None
    conventionnement: bool | None = None
    info_publics: str | None = texte()
    perimetre_recrutement_code: str | None = vers("perimetre_recrutement", cle="code", obligatoire=False)
    modalites_recrutement: str | None = texte()
    modalites_pedagogiques: str | None = texte()
    modalites_alternance: str | None = texte()
    langues: list[str] = textes()
    acces_handicapes: str | None = texte()
    hebergement: str | None = texte()
    restauration: str | None = texte()
    transport: str | None = texte()
    dates_information: list[str] = textes()  # as the API shows them: AAAA-MM-JJ, AAAA-MM or AAAA
    urls: list[str] = textes()


class ActionPublic(SQLModel, table=True):
    """Publics given on the action itself, kept even where no dispositif says them."""

    __tablename__ = "action_public"
    action_id: int = vers("action", primaire=True)
    public_id: int = vers("public_vise", primaire=True)
    rang: int = Field(nullable=False)


class ActionFormateur(SQLModel, table=True):
    """Établissements that give the action, where they are not the responsible one."""

    __tablename__ = "action_formateur"
    action_id: int = vers("action", primaire=True)
    etablissement_id: int = vers_plus_tard("etablissement", primaire=True)
    rang: int = Field(nullable=False)
