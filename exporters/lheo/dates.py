"""Dates as Lhéo writes them."""

from __future__ import annotations

from datetime import UTC, datetime, time
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from models.enumerations import Precision
from models.lheo.dates import FIN_INCONNUE, INCONNUE, LONGUEUR, est_une_date

PARIS: Final = ZoneInfo("Europe/Paris")
_CHIFFRES: Final = {Precision.JOUR.value: 8, Precision.MOIS.value: 6, Precision.ANNEE.value: 4}


@lru_cache(maxsize=8192)
def periode(dates: str | None) -> str:
    """`periode` from `objets._periode`: both ends are demanded, what is not known of a date is zeros."""
    debut, precision_debut, fin, precision_fin = dates.split("|") if dates else ("", "", "", "")
    ecrits = (_date(debut, precision_debut) or INCONNUE, _date(fin, precision_fin) or FIN_INCONNUE)
    return "<periode><debut>{}</debut><fin>{}</fin></periode>".format(*ecrits)


def _date(jour: str, precision: str) -> str:
    ecrite = jour.replace("-", "")[: _CHIFFRES[precision]].ljust(LONGUEUR, "0") if jour else ""
    return ecrite if est_une_date(ecrite) else ""


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
