"""Tables that full text reads: the words of each action, the vocabulary they make, and which stems are of one family.

Nothing is entered in them: `loaders/tenue/` says what each row is made of.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, Index, Text, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlmodel import Field, SQLModel


def mots() -> Any:
    """The words of a text, folded by the configuration `recherche`, each with its places and its weights."""
    return Field(sa_type=TSVECTOR, nullable=False)


class RechercheAction(SQLModel, table=True):
    """The words of an action, whoever may see it.

    `court`, which ranks: A its title and its principal domain, B its complement, its certifications and its other
    domains. `long`, which finds: these, C what leads to them (synonyms, jobs, wider domains, codes) and its organisme,
    D its texts.
    """

    __tablename__ = "recherche_action"
    # Written ten times faster through the list of what waits, which is emptied at the end of each write: none is read.
    __table_args__ = (
        Index("recherche_action_court_idx", "court", postgresql_using="gin"),
        Index("recherche_action_long_idx", "long", postgresql_using="gin"),
    )

    action_id: int = Field(sa_type=BigInteger, primary_key=True)
    formation_id: int = Field(sa_type=BigInteger, nullable=False)
    organisme_id: int = Field(sa_type=BigInteger, nullable=False)
    court: Any = mots()
    long: Any = mots()


class RechercheMot(SQLModel, table=True):
    """A word of `recherche_action.long`, how many actions have it, and what it shares with its other forms."""

    __tablename__ = "recherche_mot"
    __table_args__ = (
        Index("recherche_mot_racine_idx", "racine"),
        Index("recherche_mot_epuise_idx", "mot", postgresql_where=text("nb = 0")),  # those to remove
    )

    # in the order of its letters, so that a beginning is a range
    mot: str = Field(sa_column=Column("mot", Text(collation="C"), primary_key=True))
    nb: int = Field(nullable=False)
    nb_court: int = Field(nullable=False)  # of these, how many say it in their title, a certification or a domain
    racine: str = Field(sa_type=Text, nullable=False)  # see `models.mots.RACINE`


class RechercheParente(SQLModel, table=True):
    """Two stems that say a job and its domain: « soudeur » and « soudage », because one keyword has both."""

    __tablename__ = "recherche_parente"

    racine: str = Field(primary_key=True, sa_type=Text)
    parente: str = Field(primary_key=True, sa_type=Text)


class RechercheGraphie(SQLModel, table=True):
    """A word as references write it, where they put accents on it: what people are told, « mécanicien »."""

    __tablename__ = "recherche_graphie"

    mot: str = Field(primary_key=True, sa_type=Text)
    graphie: str = Field(sa_type=Text, nullable=False)
