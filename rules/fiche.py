"""Rules on sheets of the RNCP and the RS: whether their registration runs on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class Enregistrement(NamedTuple):
    """What France compétences says of a registration; `actif`: the day it said so, null when its file never came."""

    actif: bool | None
    debut: date | None
    fin: date | None


def fiche_active(enregistrement: Enregistrement, le: date, aujourdhui: date) -> bool:
    """Whether it runs on that day: begun, not over, and not withdrawn since.

    One that is said to be inactive is so from today on, whatever its dates; before, its dates tell.
    """
    actif, debut, fin = enregistrement
    if actif is False and le >= aujourdhui:
        return False
    if (debut is not None and le < debut) or (fin is not None and le > fin):
        return False
    return bool(actif) or fin is not None
