"""Addresses and the territory they lie in."""

from __future__ import annotations

from hashlib import md5

from sqlalchemy import CheckConstraint
from sqlmodel import SQLModel

from models.colonnes import cle_primaire, texte, textes, vers


class Commune(SQLModel, table=True):
    """A commune by its INSEE code; its name is the one the first file gave until the COG comes."""

    id: int | None = cle_primaire()
    code: str = texte(obligatoire=True, unique=True)
    libelle: str = texte(obligatoire=True)
    codes_postaux: list[str] = textes()
    departement_code: str = vers("departement", cle="code", indexe=True)
    latitude: float | None = None
    longitude: float | None = None


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
