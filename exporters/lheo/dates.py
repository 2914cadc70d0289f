"""Dates as Lhéo writes them."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from models.enumerations import Precision
from models.lheo.dates import FIN_INCONNUE, INCONNUE

PARIS: Final = ZoneInfo("Europe/Paris")
_CHIFFRES: Final = {Precision.JOUR: 8, Precision.MOIS: 6, Precision.ANNEE: 4}


@lru_cache(maxsize=8192)
def periode(debut: str | None, precision_debut: str, fin: str | None, precision_fin: str) -> str:
    """`periode`, whose ends are both demanded; what is not known of a date is zeros."""
    ecrits = (_date(debut, precision_debut) or INCONNUE, _date(fin, precision_fin) or FIN_INCONNUE)
    return "<periode><debut>{}</debut><fin>{}</fin></periode>".format(*ecrits)


def _date(jour: str | None, precision: str) -> str | None:
    return None if jour is None else jour.replace("-", "")[: _CHIFFRES[Precision(precision)]].ljust(8, "0")


def au_jour(partielle: str) -> str:
    """`2027-09-14`, `2027-09` or `2027` as eight digits."""
    return partielle.replace("-", "").ljust(8, "0")


def dates_de_fiche(ligne: Any) -> str:
    """When the object was entered and changed."""
    return _dites(ligne.cree_le, "crea", "creation") + _dites(ligne.modifie_le, "maj", "modification")


@lru_cache(maxsize=8192)
def _dites(moment: str, jour: str, instant: str) -> str:
    """The day in Paris, and the exact moment where it is not midnight there."""
    lu = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    a_paris = lu.astimezone(PARIS)
    exact = "" if a_paris.time() == a_paris.time().min else f' horodatage-{instant}="{lu:%Y-%m-%dT%H:%M:%S.%fZ}"'
    return f' date{jour}="{a_paris:%Y%m%d}"{exact}'
