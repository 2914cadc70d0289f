"""Sessions (S): place and dates of an action, under the number all partner systems key on."""

from __future__ import annotations

from datetime import date  # noqa: TC003  SQLModel reads annotations at run time

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index, Text, text
from sqlmodel import Field, SQLModel

from models.colonnes import booleen, cle_primaire, numero, parmi, texte, textes, vers
from models.enumerations import EtatRecrutement, Precision
from models.socle import Socle, contraintes_du_socle

DATES = ("debut", "fin", "inscription_du", "inscription_au")
EFFECTIFS = ("effectif_minimal", "capacite_simultanee", "capacite_cumulee")


def precision() -> str:
    """How much of the date beside it is known."""
    champ: str = Field(
        default=Precision.INCONNUE.value,
        sa_type=Text,
        nullable=False,
        sa_column_kwargs={"server_default": text("'INCONNUE'")},
    )
    return champ


class Session(Socle, table=True):
    """S: dates are stored as the first (debut) or last (fin) day of what is known, null if and only if unknown."""

    __table_args__ = (
        *contraintes_du_socle(),
        parmi("etat_recrutement", EtatRecrutement),
        *(parmi(f"{d}_precision", Precision) for d in DATES),
        *(CheckConstraint(f"({d} IS NULL) = ({d}_precision = 'INCONNUE')", name=d) for d in DATES),
        CheckConstraint("debut <= fin", name="periode"),
        *(CheckConstraint(f"{e} >= 0", name=e) for e in EFFECTIFS),
        # an action that another organisme takes over takes its sessions along
        ForeignKeyConstraint(["action_id", "organisme_id"], ["action.id", "action.organisme_id"], onupdate="CASCADE"),
        # the orders of lists of sessions (loaders/session.py): unknown dates last; cursors carry the number
        Index("session_action_id_debut_idx", "action_id", text("coalesce(debut, '9999-12-31'::date)"), "numero"),
        Index("session_organisme_id_debut_idx", "organisme_id", text("coalesce(debut, '9999-12-31'::date)"), "numero"),
        Index("session_debut_idx", text("coalesce(debut, '9999-12-31'::date)"), "numero"),
        Index("session_modifie_le_idx", "modifie_le", "numero"),
        Index("session_cree_le_idx", "cree_le", "numero"),
    )

    numero: str | None = numero("session")
    action_id: int = Field(sa_type=BigInteger, nullable=False)
    organisme_id: int = Field(sa_type=BigInteger, nullable=False)  # the action's, so that visibility needs one join
    debut: date | None = None
    debut_precision: str = precision()
    fin: date | None = None
    fin_precision: str = precision()
    entrees_sorties_permanentes: bool = booleen(defaut=False)
    inscription_du: date | None = None
    inscription_du_precision: str = precision()
    inscription_au: date | None = None
    inscription_au_precision: str = precision()
    modalites_inscription: str | None = texte()
    adresse_inscription_id: int | None = vers("adresse", obligatoire=False)
    etat_recrutement: str | None = Field(default=None, sa_type=Text)
    declaree_perimee: bool = booleen(defaut=False)  # the source says it is over, whatever the dates say
    effectif_minimal: int | None = None
    capacite_simultanee: int | None = None
    capacite_cumulee: int | None = None
    conventionnee: bool | None = None
    urls: list[str] = textes()


class SessionSite(SQLModel, table=True):
    """Where a session takes place; rank 0 is the first place."""

    __tablename__ = "session_site"
    session_id: int = vers("session", primaire=True)
    site_id: int = vers("site", primaire=True, indexe=True)
    rang: int = Field(nullable=False)


class SessionBloc(SQLModel, table=True):
    """Blocs de compétences a session leads to (optional link of Lhéo 2.3)."""

    __tablename__ = "session_bloc"
    session_id: int = vers("session", primaire=True)
    bloc_code: str = vers("bloc_competences", cle="code", primaire=True)
    rang: int = Field(nullable=False)


class Recrutement(SQLModel, table=True):
    """A recruitment event of a session: information collective, tests, interview."""

    __table_args__ = (
        *(parmi(f"{d}_precision", Precision) for d in ("debut", "fin")),
        *(CheckConstraint(f"({d} IS NULL) = ({d}_precision = 'INCONNUE')", name=d) for d in ("debut", "fin")),
        CheckConstraint("debut <= fin", name="periode"),
        CheckConstraint("places >= 0", name="places"),
    )

    id: int | None = cle_primaire()
    session_id: int = vers("session", indexe=True)
    rang: int = Field(nullable=False)
    modalite_code: str = vers("modalite_recrutement", cle="code")
    a_distance: bool | None = None
    debut: date | None = None
    debut_precision: str = precision()
    fin: date | None = None
    fin_precision: str = precision()
    heure_debut: str | None = texte()
    heure_fin: str | None = texte()
    places: int | None = None
    adresse_id: int | None = vers("adresse", obligatoire=False)
    url: str | None = texte()
    commentaire: str | None = texte()
    complement: str | None = texte()
