"""Dates as Lhéo writes them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from models.lheo.dates import FIN_INCONNUE, INCONNUE


@lru_cache(maxsize=8192)
def periode(debut: str | None, fin: str | None) -> str:
    """`periode`, whose ends are both demanded."""
    return f"<periode><debut>{debut or INCONNUE}</debut><fin>{fin or FIN_INCONNUE}</fin></periode>"


def au_jour(partielle: str) -> str:
    """`2027-09-14`, `2027-09` or `2027` as eight digits."""
    return partielle.replace("-", "").ljust(8, "0")


def dates_de_fiche(ligne: Any) -> str:
    """When the object was entered and changed: the day, and the moment where the catalogue knows it."""
    ecrites = f' datecrea="{ligne.jour_creation}" datemaj="{ligne.jour_modification}"'
    if ligne.instant_creation:
        ecrites += f' horodatage-creation="{ligne.instant_creation}"'
    if ligne.instant_modification:
        ecrites += f' horodatage-modification="{ligne.instant_modification}"'
    return ecrites
