"""Moving the dates of a session to its next campaign: the day is kept, and so is what is known of it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from models.enumerations import Precision

if TYPE_CHECKING:
    from collections.abc import Mapping

MOIS: Final = 12
MAXIMUM: Final = 60  # months
FINS: Final = frozenset({"fin", "inscription_au"})  # stored as the last day of their period
DATES: Final = ("debut", "fin", "inscription_du", "inscription_au")


def decaler(jour: date, mois: int, precision: Precision, *, fin: bool = False) -> date:
    """The same day so many months later, or the last one of a shorter month; periods move whole."""
    annee, rang = divmod(jour.year * MOIS + jour.month - 1 + mois, MOIS)
    dernier = monthrange(annee, rang + 1)[1]
    # the end of a period is that of the month it moves to
    entiere = fin and precision is not Precision.JOUR
    return date(annee, rang + 1, dernier if entiere else min(jour.day, dernier))


def decalable(dates: Mapping[str, Any], mois: int) -> bool:
    """Whether dates stay as precise: a year only moves by whole ones."""
    return mois % MOIS == 0 or all(dates[f"{nom}_precision"] != Precision.ANNEE for nom in DATES)


def hors_du_calendrier(dates: Mapping[str, Any], mois: int) -> bool:
    """Whether a date would move beyond the last one that there is."""
    dernier = date.max.year * MOIS + MOIS - 1
    connues = (date.fromisoformat(dates[nom]) for nom in DATES if dates[nom] is not None)
    return any(jour.year * MOIS + jour.month - 1 + mois > dernier for jour in connues)


def decalees(dates: Mapping[str, Any], mois: int) -> dict[str, str]:
    """The dates of a session, as its état has them, so many months later; unknown ones stay so."""
    return {
        nom: decaler(
            date.fromisoformat(dates[nom]), mois, Precision[dates[f"{nom}_precision"]], fin=nom in FINS
        ).isoformat()
        for nom in DATES
        if dates[nom] is not None
    }
