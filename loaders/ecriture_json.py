"""JSON that PostgreSQL writes: the text of an answer and the values that stand in it, as one SQL expression.

What is written is what orjson writes of the same values: `to_json` of strings, integers, booleans, dates and lists of
them gives the same characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MANQUE: Final = "\x01"  # stands where a null may not be: JSON holds no such character
_ARGUMENTS: Final = 90  # of one call; PostgreSQL takes 100 at most


@dataclass(frozen=True, slots=True)
class Valeur:
    """A value of the row, or null; `exigee`: where null is no answer."""

    place: int
    exigee: bool


@dataclass(frozen=True, slots=True)
class Liste:
    """A list that is a text already."""

    place: int


@dataclass(frozen=True, slots=True)
class Presence:
    """An object that is there when something stands at this place of the row."""

    place: int
    morceaux: tuple[Morceau, ...]
    exigee: bool


Morceau = str | Valeur | Liste | Presence


def ecrire(morceaux: Iterable[Morceau], colonne: Callable[[int], str]) -> str:
    """The SQL of these pieces, from that of each place of the row."""
    return _enchainer([_morceau(morceau, colonne) for morceau in _reunis(morceaux)])


def chaine(texte: str) -> str:
    """A text as SQL holds it."""
    return "'" + texte.replace("'", "''") + "'"


def _morceau(morceau: Morceau, colonne: Callable[[int], str]) -> str:
    match morceau:
        case str():
            return chaine(morceau)
        case Liste(place):
            return colonne(place)
        case Valeur(place, exigee):
            return f"coalesce(to_json({colonne(place)})::text, {_sinon(exigee=exigee)})"
        case Presence(place, morceaux, exigee):
            objet = ecrire(morceaux, colonne)
            return f"CASE WHEN {colonne(place)} THEN {objet} ELSE {_sinon(exigee=exigee)} END"


def _sinon(*, exigee: bool) -> str:
    return f"chr({ord(MANQUE)})" if exigee else "'null'"


def _reunis(morceaux: Iterable[Morceau]) -> list[Morceau]:
    """The same, texts that follow each other made one."""
    reunis: list[Morceau] = []
    for morceau in morceaux:
        if isinstance(morceau, str) and reunis and isinstance(reunis[-1], str):
            reunis[-1] += morceau
        else:
            reunis.append(morceau)
    return reunis


def _enchainer(textes: Sequence[str]) -> str:
    if len(textes) > _ARGUMENTS:
        lots = [textes[debut : debut + _ARGUMENTS] for debut in range(0, len(textes), _ARGUMENTS)]
        return _enchainer([_enchainer(lot) for lot in lots])
    return f"concat({', '.join(textes)})"
