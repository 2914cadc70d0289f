"""Dates as Lhéo writes them."""

from __future__ import annotations

from datetime import UTC, datetime, time
from functools import lru_cache

from models.lheo.dates import FIN_INCONNUE, INCONNUE, LONGUEUR
from rules.dates import PARIS


def periode(dates: str | None) -> str:
    """`periode` from the sixteen digits of `objets._periode`."""
    dites = dates or INCONNUE + FIN_INCONNUE
    return f"<periode><debut>{dites[:LONGUEUR]}</debut><fin>{dites[LONGUEUR:]}</fin></periode>"


def au_jour(partielle: str) -> str:
    """`2027-09-14`, `2027-09` or `2027` as eight digits."""
    return partielle.replace("-", "").ljust(LONGUEUR, "0")


def dates_de_fiche(moments: str) -> str:
    """When the object was entered and changed, as attributes, from `objets._dates_de_fiche`."""
    creation, _, modification = moments.partition("|")
    return _dites(creation, "crea", "creation") + _dites(modification, "maj", "modification")


@lru_cache(maxsize=8192)
def _dites(moment: str, jour: str, instant: str) -> str:
    """The day in Paris, and the exact moment where it is not midnight there; neither when Python has no such day."""
    try:
        lu = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        a_paris = lu.astimezone(PARIS)
    except (ValueError, OverflowError):
        return f' date{jour}="{INCONNUE}"'
    exact = lu.replace(tzinfo=None).isoformat(timespec="microseconds")
    precise = "" if a_paris.time() == time.min else f' horodatage-{instant}="{exact}Z"'
    return f' date{jour}="{a_paris.date().isoformat().replace("-", "")}"{precise}'
