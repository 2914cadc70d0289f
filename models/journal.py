"""What happened: runs of importers, what they refused, the numbers of others, and every change of the catalogue."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003  SQLModel reads annotations at run time
from typing import Any

from sqlalchemy import BigInteger, Index, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from models.colonnes import booleen, cle_primaire, instant, numero, parmi, texte, textes, vers
from models.enumerations import Geste, Noun, Source


def compteur() -> int:
    """How many, from zero."""
    champ: int = Field(default=0, nullable=False, sa_column_kwargs={"server_default": text("0")})
    return champ


class Lot(SQLModel, table=True):
    """One run of one importer on one file: written in the transaction of what it brought."""

    id: int | None = cle_primaire()
    numero: str | None = numero("lot")
    flux: str = texte(obligatoire=True)
    emetteur: str = texte(obligatoire=True)
    fichier: str = texte(obligatoire=True)
    formes: list[str] = textes()  # what the files of a reference feed were: each brings a part of its tables
    empreinte: str | None = texte()  # SHA-256 of the files of a reference feed
    commence_le: datetime = instant()
    termine_le: datetime | None = instant(obligatoire=False)
    etat: str = texte(obligatoire=True)
    lus: int = compteur()
    crees: int = compteur()
    modifies: int = compteur()
    inchanges: int = compteur()
    rejetes: int = compteur()
    absents: int = compteur()


class Rejet(SQLModel, table=True):
    """Something a file held that did not go in (or went in with a reservation): where, why, in French."""

    id: int | None = cle_primaire()
    lot_id: int = vers("lot", indexe=True)
    bloquant: bool = booleen(defaut=True)
    chemin: str = texte(obligatoire=True)
    code: str = texte(obligatoire=True)
    message: str = texte(obligatoire=True)
    extrait: str | None = texte()


class OffreLue(SQLModel, table=True):
    """An offer that the last lot of a source read without a remark, by the fingerprint of its words."""

    __tablename__ = "offre_lue"

    emetteur: str = Field(primary_key=True, sa_type=Text)
    empreinte: bytes = Field(primary_key=True)
    lot_id: int = vers("lot")


class IdentifiantExterne(SQLModel, table=True):
    """How a source names one of our objects; `naturelle`: a key we composed because the source gave none."""

    __tablename__ = "identifiant_externe"
    __table_args__ = (
        parmi("noun", Noun),
        parmi("source", Source),
        Index("identifiant_externe_objet_id_idx", "objet_id", "noun"),
        Index("identifiant_externe_cle_idx", "cle", postgresql_where=text("NOT naturelle")),
    )

    noun: str = Field(primary_key=True, sa_type=Text)
    emetteur: str = Field(primary_key=True, sa_type=Text)
    cle: str = Field(primary_key=True, sa_type=Text)
    # two organismes may use one number for two formations: the organisme's own key tells them apart
    portee: str = Field(default="", primary_key=True, sa_type=Text, sa_column_kwargs={"server_default": text("''")})
    objet_id: int = Field(sa_type=BigInteger, nullable=False)
    source: str = Field(sa_type=Text, nullable=False)
    naturelle: bool = booleen(defaut=False)


class Evenement(SQLModel, table=True):
    """A change of one object, append-only; `anciennes_valeurs`: what changed, as it was; null at creation.

    `proposition`: what a pending edit is to change, where the object itself did not.
    """

    __table_args__ = (
        parmi("noun", Noun),
        parmi("source", Source),
        parmi("geste", Geste),
        Index("evenement_objet_id_idx", "objet_id", "noun", "id"),
        Index("evenement_lot_id_idx", "lot_id", postgresql_using="brin"),  # lots follow one another
    )

    id: int | None = cle_primaire()
    le: datetime = instant()
    geste: str = Field(sa_type=Text, nullable=False)
    noun: str = Field(sa_type=Text, nullable=False)
    objet_id: int = Field(sa_type=BigInteger, nullable=False)
    source: str = Field(sa_type=Text, nullable=False)
    auteur: str | None = texte()
    lot_id: int | None = Field(default=None, sa_type=BigInteger)
    motif: str | None = texte()
    version: int | None = None  # that it gave the object, or its pending edit; none where a feed made it: the first
    anciennes_valeurs: dict[str, Any] | None = Field(default=None, sa_type=JSONB)
    proposition: dict[str, Any] | None = Field(default=None, sa_type=JSONB)
