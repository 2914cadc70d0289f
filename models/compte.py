"""Accounts, whose members of which organismes they are, and their keys."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003  SQLModel reads annotations at run time

from sqlalchemy import CheckConstraint, Text
from sqlmodel import Field, SQLModel

from models.autosaisie import Droit, Role
from models.colonnes import booleen, cle_primaire, instant, parmi, texte, vers


class Compte(SQLModel, table=True):
    """A person or a program, known by an e-mail address in lower case."""

    __table_args__ = (parmi("role", Role), CheckConstraint("courriel = lower(courriel)", name="courriel"))

    id: int | None = cle_primaire()
    courriel: str = texte(obligatoire=True, unique=True)
    role: str = Field(sa_type=Text, nullable=False)
    cree_le: datetime = instant()
    suspendu_le: datetime | None = instant(obligatoire=False)


class Membre(SQLModel, table=True):
    """What an account may do for an organisme; `importe`: its Lhéo files are trusted as a feed is."""

    __table_args__ = (parmi("droit", Droit),)

    compte_id: int = vers("compte", primaire=True)
    organisme_id: int = vers("organisme", primaire=True, indexe=True)
    droit: str = Field(sa_type=Text, nullable=False)
    importe: bool = booleen(defaut=False)


class Jeton(SQLModel, table=True):
    """A key of an account: shown once, only its SHA-256 is kept; `debut`, its first characters, tells it in lists."""

    id: int | None = cle_primaire()
    compte_id: int = vers("compte", indexe=True)
    empreinte: str = texte(obligatoire=True, unique=True)
    debut: str = texte(obligatoire=True)
    lecture_seule: bool = booleen(defaut=False)
    cree_le: datetime = instant()
    expire_le: datetime | None = instant(obligatoire=False)
    revoque_le: datetime | None = instant(obligatoire=False)
    utilise_le: datetime | None = instant(obligatoire=False)  # to the hour: reads do not write more often
