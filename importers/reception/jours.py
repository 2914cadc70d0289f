"""Cells as days, in the four shapes of the sources: `31/08/2026`, `2026-08-31`, `20260831`, an instant with its offset.

Lhéo's `20260800` and `20260000` are known to the month and to the year; its `00000000` and `99999999` are no date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from importers.reception.cellules import texte
from importers.reception.forme import Refus
from models.lheo.dates import FIN_INCONNUE, INCONNUE

FORMES = (
    re.compile(r"(?P<jour>[0-9]{2})/(?P<mois>[0-9]{2})/(?P<annee>[0-9]{4})"),
    re.compile(r"(?P<annee>[0-9]{4})-(?P<mois>[0-9]{2})-(?P<jour>[0-9]{2})(?:[T ][0-9:.]+(?:Z|[+-][0-9:]+)?)?"),
    re.compile(r"(?P<annee>[0-9]{4})(?P<mois>[0-9]{2})(?P<jour>[0-9]{2})"),
)
DECEMBRE = 12


class Jours(NamedTuple):
    """The first and the last day that a date may mean."""

    premier: date
    dernier: date


def debut(cellule: str, quoi: str) -> date | None:
    """The first day that a cell may mean; null when it says none, raises Refus."""
    return jours.premier if (jours := _lus(cellule, quoi)) else None


def fin(cellule: str, quoi: str) -> date | None:
    """The last day that a cell may mean; null when it says none, raises Refus."""
    return jours.dernier if (jours := _lus(cellule, quoi)) else None


def jour(lue: str) -> date | None:
    """The one day that a text is, for sources whose good lines go in without a bad date; null for what is none."""
    jours = _jours(lue)
    return jours.premier if jours and jours.premier == jours.dernier else None


def _lus(cellule: str, quoi: str) -> Jours | None:
    if (lue := texte(cellule)) is None or lue in {INCONNUE, FIN_INCONNUE}:
        return None
    if (jours := _jours(lue)) is None:
        message = f"Le champ {quoi} n'est pas une date (JJ/MM/AAAA, AAAA-MM-JJ ou AAAAMMJJ). Corrigez-le."
        raise Refus("DATE_MAL_FORMEE", message, cellule)
    return jours


@lru_cache(maxsize=2**14)  # those of an export come again by the thousand
def _jours(lue: str) -> Jours | None:
    trouvee = next((trouvee for forme in FORMES if (trouvee := forme.fullmatch(lue))), None)
    if trouvee is None:
        return None
    annee, mois, jour = int(trouvee["annee"]), int(trouvee["mois"]), int(trouvee["jour"])
    if jour and not mois:
        return None
    try:
        premier = date(annee, mois or 1, jour or 1)
        dernier = date(annee, mois or DECEMBRE, jour or monthrange(annee, mois or DECEMBRE)[1])
    except ValueError:  # 31/02/2026
        return None
    return Jours(premier, dernier)
