"""Tables that searches read: nothing is entered in them, all their rows follow from the catalogue.

`loaders/tenue/` says what each row is made of, and keeps them in the transaction that changes the catalogue.
"""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003  SQLModel reads annotations at run time
from typing import Any, Final

from sqlalchemy import BigInteger, DateTime, Index, SmallInteger, Text
from sqlmodel import Field, SQLModel

from models.colonnes import booleen, texte

A_DISTANCE: Final = 0  # the `site_id` of what one follows from anywhere
SANS_LIEU: Final = -1  # and of what takes place nobody knows where

# How many bigints hold the values of an axis that a session or an action may have several of: see `rang`.
MASQUES: Final = {"DEPARTEMENT": 2, "TYPE_DISPOSITIF": 1, "PUBLIC": 3, "MOIS_DEBUT": 3, "CHAMP": 2}
BITS: Final = 62  # of a bigint: its sign stays out of it


def colonnes_du_masque(axe: str) -> tuple[str, ...]:
    """The columns of `recherche_session` that hold the values of an axis."""
    return tuple(f"{axe.lower()}_{mot}" for mot in range(1, MASQUES[axe] + 1))


def masque() -> Any:
    """A set of values, one bit each."""
    return Field(sa_type=BigInteger, nullable=False)


def cle(*, primaire: bool = False) -> Any:
    """The id of a row of the catalogue; no foreign key: what disappears there disappears here with it."""
    return Field(sa_type=BigInteger, primary_key=primaire, nullable=False)


class RechercheSession(SQLModel, table=True):
    """A session that the public may see, at one of its places: dates, place, and the values that facets count.

    « Active » on a day: until `active_jusqu_au`; « entrée possible »: until `entree_jusqu_au`.
    """

    __tablename__ = "recherche_session"
    __table_args__ = (
        Index("recherche_session_action_id_idx", "action_id", "debut"),
        Index("recherche_session_formation_id_idx", "formation_id"),
        Index("recherche_session_organisme_id_idx", "organisme_id"),
        Index("recherche_session_site_id_idx", "site_id"),
        # the walk of pages by date
        Index("recherche_session_debut_idx", "debut", "action_numero"),
    )

    session_id: int = cle(primaire=True)
    site_id: int = cle(primaire=True)
    action_id: int = cle()
    action_numero: str = texte(obligatoire=True)
    formation_id: int = cle()
    organisme_id: int = cle()
    commune_code: str | None = texte()
    departement_code: str | None = texte()
    statut: str = Field(sa_type=Text, nullable=False)
    debut: date = Field(nullable=False)  # the first day it may start on; 9999-12-31 when nobody knows
    debut_au: date = Field(nullable=False)  # the last one; -infinity when nobody knows: no period meets it
    mois_debut: str | None = texte()  # AAAA-MM
    active_jusqu_au: date = Field(nullable=False)
    entree_jusqu_au: date = Field(nullable=False)
    modifiee_le: datetime = Field(sa_type=DateTime(timezone=True), nullable=False)  # the action or the session
    niveau_sortie_code: str | None = texte()
    modalite_enseignement: str | None = texte()
    certifiante: bool = booleen(defaut=False)
    eligible_cpf: bool = booleen(defaut=False)  # on its start; of one that nobody knows, today tells
    departement_1: int = masque()
    departement_2: int = masque()
    type_dispositif_1: int = masque()
    public_1: int = masque()
    public_2: int = masque()
    public_3: int = masque()
    mois_debut_1: int = masque()
    mois_debut_2: int = masque()
    mois_debut_3: int = masque()
    champ_1: int = masque()
    champ_2: int = masque()


class RechercheValeur(SQLModel, table=True):
    """The bit of each value of an axis that masks hold, from 0; the last one is shared by all that find no other."""

    __tablename__ = "recherche_valeur"

    axe: str = Field(primary_key=True, sa_type=Text)
    valeur: str = Field(primary_key=True, sa_type=Text)
    rang: int = Field(sa_type=SmallInteger, nullable=False)


class RechercheEtat(SQLModel, table=True):
    """The last transactions that set these tables right: what a snapshot sees of them tells its state apart."""

    __tablename__ = "recherche_etat"

    transaction: int = cle(primaire=True)


class RechercheLieu(SQLModel, table=True):
    """Where a site is: by its address, else by the centre of its commune."""

    __tablename__ = "recherche_lieu"
    __table_args__ = (Index("recherche_lieu_latitude_idx", "latitude", "longitude"),)

    site_id: int = cle(primaire=True)
    latitude: float = Field(nullable=False)
    longitude: float = Field(nullable=False)
