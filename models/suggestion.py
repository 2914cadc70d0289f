"""What is proposed while one types: labels, their words, and what begins so many of them that it is sorted beforehand.

All rows follow from the catalogue: `loaders/tenue/suggestions.py` writes them.
"""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID  # noqa: TC003  SQLModel reads annotations at run time

from sqlalchemy import Index, SmallInteger, Text, Uuid, text
from sqlmodel import Field, SQLModel

from models.colonnes import parmi, plie, texte
from models.enumerations import Enumeration

LETTRES: Final = 100  # of a word that are kept; nobody may type more
NOMBREUX: Final = 200  # names; what begins more of them has its first ones sorted beforehand,
PREMIERES: Final = 50  # so many: nobody may ask for more
MOTS: Final = "plie || lower(coalesce(' ' || autres, ''))"  # all that a name is found by, each word after a space
DEBUT_DU_LIBELLE: Final = f'("left"(plie, {2 * LETTRES})) COLLATE "C"'  # an index holds no text of any length

SANS_LA_PREMIERE: Final = "substr(mot, 2)"  # the word, where that letter is not the one that is typed
SANS_LA_DEUXIEME: Final = '("left"(mot, 1) || substr(mot, 3))'


class TypeSuggestion(Enumeration):
    """What may be proposed, each with the field of the filter that takes its value."""

    METIER = "METIER", "métier du ROME : sa valeur va dans `codesRome`"
    FORMACODE = "FORMACODE", "domaine de formation : sa valeur va dans `formacodes`"
    CERTIFICATION = (
        "CERTIFICATION",
        "certification : sa valeur va dans `codesRncp`, dans `codesRs` ou, si ce sont des chiffres, `codesCertifinfo`",
    )
    ORGANISME = "ORGANISME", "organisme : sa valeur, son numéro, va dans `organismes`"
    COMMUNE = "COMMUNE", "commune : sa valeur, son code Insee, va dans `communes`"
    DEPARTEMENT = "DEPARTEMENT", "département : sa valeur va dans `departements`"


def mot(*, primaire: bool = True) -> Any:
    """A word or its beginning; in the order of its bytes, so that an index finds all that begin so."""
    return Field(sa_type=Text(collation="C"), primary_key=primaire)


class Suggestion(SQLModel, table=True):
    """A name of a value that filters take; a value may have several.

    `autres`: codes by which it is found as well. What bears it: published actions, then whatever tells it is common.
    """

    __table_args__ = (
        parmi("type", TypeSuggestion),
        Index("suggestion_plie_idx", "type", text(DEBUT_DU_LIBELLE)),
    )

    cle: UUID = Field(primary_key=True, sa_type=Uuid)  # made of `type`, `valeur` and `libelle`
    type: str = Field(sa_type=Text, nullable=False)
    valeur: str = texte(obligatoire=True)
    libelle: str = texte(obligatoire=True)
    complement: str | None = texte()
    autres: str | None = texte()
    actions: int = Field(nullable=False)
    frequence: int = Field(nullable=False)
    plie: str | None = plie("libelle")


class SuggestionMot(SQLModel, table=True):
    """A word of a name."""

    __tablename__ = "suggestion_mot"

    type: str = Field(sa_type=Text, primary_key=True)
    mot: str = mot()
    cle: UUID = Field(primary_key=True, sa_type=Uuid)


class SuggestionVocabulaire(SQLModel, table=True):
    """A word, once, and how many names have it: what words with a typo are compared with."""

    __tablename__ = "suggestion_vocabulaire"
    __table_args__ = (
        Index("suggestion_vocabulaire_premiere_idx", "type", text(SANS_LA_PREMIERE)),
        Index("suggestion_vocabulaire_deuxieme_idx", "type", text(SANS_LA_DEUXIEME)),
    )

    type: str = Field(sa_type=Text, primary_key=True)
    mot: str = mot()
    nombre: int = Field(nullable=False)


class SuggestionDebut(SQLModel, table=True):
    """The first names, one of each value, for what begins too many words for all of them to be read."""

    __tablename__ = "suggestion_debut"

    type: str = Field(sa_type=Text, primary_key=True)
    debut: str = mot()
    place: int = Field(sa_type=SmallInteger, primary_key=True)
    cle: UUID = Field(sa_type=Uuid, nullable=False)
