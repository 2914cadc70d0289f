"""When things happen: days are counted from today, and written in Lhéo's eight digits."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from service.demo.hasard import Hasard

PASSE, AVENIR = -1100, 1500  # days that a text exists for
PREMIERE_SAISIE = date(2021, 1, 4)  # entries are counted since 2021
DEBUT_INCONNU, FIN_INCONNUE = "00000000", "99999999"

# How much is entered in each month, January first: each kind of offer has its season.
SAISONS_DE_SAISIE = {
    "continue": (8, 7, 8, 8, 7, 8, 4, 2, 9, 9, 8, 6),
    "region": (30, 8, 4, 3, 3, 4, 3, 1, 5, 5, 6, 28),
    "sanitaire": (4, 3, 6, 22, 14, 6, 2, 1, 3, 6, 18, 14),
    "alternance": (6, 6, 6, 6, 5, 4, 3, 2, 8, 32, 12, 8),
    "initiale": (10, 10, 8, 4, 3, 2, 1, 1, 6, 12, 20, 18),
}
# How much begins in each month.
SAISONS_DE_DEBUT = {
    "continue": (10, 9, 10, 8, 8, 9, 3, 1, 13, 13, 10, 6),
    "region": (10, 12, 10, 8, 6, 4, 1, 1, 16, 16, 10, 4),
    "sanitaire": (6, 30, 4, 2, 1, 1, 0, 6, 44, 4, 1, 1),
    "alternance": (4, 2, 1, 0, 0, 0, 1, 5, 70, 12, 4, 1),
    "initiale": (0, 0, 0, 0, 0, 0, 0, 0, 100, 0, 0, 0),
}
SAMEDI = 5


class Calendrier:
    """Draws days around today; a day is its distance from today."""

    def __init__(self, aujourdhui: date, alea: Hasard) -> None:
        self.alea = alea
        self.aujourdhui = aujourdhui
        jours = [aujourdhui + timedelta(jour) for jour in range(PASSE, AVENIR)]
        self._textes = [f"{jour:%Y%m%d}" for jour in jours]
        self._debuts = {cle: _tirage(jours, saison) for cle, saison in SAISONS_DE_DEBUT.items()}
        saisies = [jour for jour in jours if PREMIERE_SAISIE <= jour <= aujourdhui]
        ecart = (saisies[0] - aujourdhui).days - PASSE if saisies else 0
        self._saisies = {
            cle: [jour + ecart for jour in _tirage(saisies, saison)] for cle, saison in SAISONS_DE_SAISIE.items()
        }

    def texte(self, jour: int) -> str:
        """The day as AAAAMMJJ."""
        return self._textes[min(max(jour, PASSE), AVENIR - 1) - PASSE]

    def debut(self, saison: str, premier: int, dernier: int) -> int:
        """A working day of the season between two days, the first one when there is none."""
        return self._entre(self._debuts[saison], premier, dernier)

    def saisie(self, saison: str, debut: int) -> int:
        """The day a session beginning then was entered: in season, before it begins, never after today."""
        dernier = min(debut - 10, 0)
        return self._entre(self._saisies[saison], debut - 320, dernier) if debut - 320 < dernier else dernier

    def mise_a_jour(self, saisie: int) -> int:
        """A day of change between the entry and today."""
        return saisie + int(-saisie * self.alea.random() ** 2) if saisie < 0 else 0

    def _entre(self, jours: list[int], premier: int, dernier: int) -> int:
        bas, haut = bisect_left(jours, premier), bisect_right(jours, dernier)
        return jours[bas + int((haut - bas) * self.alea.random())] if bas < haut else min(premier, dernier)


def _tirage(jours: list[date], saison: tuple[int, ...]) -> list[int]:
    """The working days, each repeated by the weight of its month, as distances from today."""
    return [
        rang + PASSE
        for rang, jour in enumerate(jours)
        if jour.weekday() < SAMEDI
        for _ in range(saison[jour.month - 1])
    ]
