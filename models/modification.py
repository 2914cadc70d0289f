"""Edits of what is validated: they wait beside it until the Carif decides, and it stays diffused meanwhile."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003  SQLModel reads annotations at run time
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from models.colonnes import cle_primaire, instant, parmi, texte
from models.enumerations import Noun, Statut

OUVERTS = (Statut.EN_COURS_DE_SAISIE, Statut.SOUMISE, Statut.A_CORRIGER)


class Modification(SQLModel, table=True):
    """At most one per object. `valeurs`: columns and lists as the journal names them, with what they are to be.

    `version` is above all those that the object and its former edits had, and grows with each edit; `version_de_base`
    is that of the object when it was made. Once decided it is gone: the evenement tells.
    """

    __table_args__ = (
        parmi("noun", Noun, sauf=(Noun.DISPOSITIF, Noun.CERTIFICATION)),
        parmi("statut", Statut, sauf=tuple(statut for statut in Statut if statut not in OUVERTS)),
        CheckConstraint("version > version_de_base", name="version"),
        UniqueConstraint("objet_id", "noun"),
    )

    id: int | None = cle_primaire()
    noun: str = Field(sa_type=Text, nullable=False)
    objet_id: int = Field(sa_type=BigInteger, nullable=False)
    version_de_base: int = Field(nullable=False)
    version: int = Field(nullable=False)
    statut: str = Field(sa_type=Text, nullable=False)
    valeurs: dict[str, Any] = Field(sa_type=JSONB, nullable=False)
    auteur: str | None = texte()
    cree_le: datetime = instant()
    modifie_le: datetime = instant()
