"""Addresses and the territory they lie in."""

from __future__ import annotations

from datetime import date  # noqa: TC003  SQLModel reads annotations at run time
from hashlib import md5

from sqlalchemy import CheckConstraint, Index, Text
from sqlmodel import Field, SQLModel

from models.colonnes import absence, cle_primaire, lot_de_reference, plie, texte, textes, vers


def mots_de(table: str) -> Index:
    """The index that finds names by the beginning of their words, with `LIKE '% mot%'`."""
    return Index(f"{table}_plie_idx", "plie", postgresql_using="gin", postgresql_ops={"plie": "gin_trgm_ops"})


class Commune(SQLModel, table=True):
    """A commune or a municipal arrondissement, by its INSEE code; its name is the first file's until the COG comes.

    `latitude` and `longitude` are its centre, which distances start from; `codes_postaux` sums up
    `commune_code_postal`.
    """

    __table_args__ = (
        CheckConstraint("latitude BETWEEN -90 AND 90", name="latitude"),
        CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude"),
        CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="coordonnees"),
        Index("commune_codes_postaux_idx", "codes_postaux", postgresql_using="gin"),
        mots_de("commune"),
    )

    id: int | None = cle_primaire()
    code: str = texte(obligatoire=True, unique=True)
    libelle: str = texte(obligatoire=True)
    codes_postaux: list[str] = textes()
    departement_code: str = vers("departement", cle="code", indexe=True)
    latitude: float | None = None
    longitude: float | None = None
    parent_id: int | None = vers("commune", obligatoire=False, indexe=True)  # Paris, of an arrondissement of Paris
    population: int | None = None
    plie: str | None = plie("libelle")
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()


class CommuneCodePostal(SQLModel, table=True):
    """A postal code of a commune: several communes may share one."""

    __tablename__ = "commune_code_postal"

    commune_id: int = vers("commune", primaire=True)
    code_postal: str = Field(primary_key=True, sa_type=Text)
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()


class CommuneNom(SQLModel, table=True):
    """Another name that leads to a commune: a commune déléguée or associée, a place that the post knows."""

    __tablename__ = "commune_nom"
    __table_args__ = (mots_de("commune_nom"),)

    commune_id: int = vers("commune", primaire=True)
    nom: str = Field(primary_key=True, sa_type=Text)
    plie: str | None = plie("nom")
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()


class Adresse(SQLModel, table=True):
    """An address, written once and never changed: objects that move point to another one."""

    __table_args__ = (
        CheckConstraint("latitude BETWEEN -90 AND 90", name="latitude"),
        CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude"),
        CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="coordonnees"),
    )

    id: int | None = cle_primaire()
    empreinte: str = texte(obligatoire=True, unique=True)  # `empreinte()` of all that follows
    denomination: str | None = texte()
    lignes: list[str] = textes()
    code_postal: str | None = texte()
    ville: str | None = texte()
    commune_id: int | None = vers("commune", obligatoire=False)
    pays: str | None = texte()
    latitude: float | None = None
    longitude: float | None = None
    complement: str | None = texte()


def empreinte(*valeurs: object) -> str:
    """What makes two addresses the same one: all their columns, in order, nulls included."""
    return md5(repr(valeurs).encode(), usedforsecurity=False).hexdigest()
