"""What Lhéo writes, as the catalogue stores it: texts without fillers, plain text, dates with their precision."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final, NamedTuple

from models.enumerations import Precision
from models.lheo.dates import FIN_INCONNUE, est_une_date
from models.lheo.dates import INCONNUE as DATE_INCONNUE
from models.lheo.html import en_texte
from models.lheo.vides import est_vide

PRIX_MAXIMAL: Final = Decimal("99999999.99")  # what the column holds


class DateLheo(NamedTuple):
    """A date and how much of it is known; `jour` is the first or the last day of the period it may lie in."""

    jour: str | None
    precision: str


INCONNUE = DateLheo(None, Precision.INCONNUE.value)


def texte(brut: str | None) -> str | None:
    """A text trimmed, HTML made plain, fillers and blanks null."""
    if brut is None:
        return None
    propre = brut.strip()
    if "<" in propre or "&" in propre:
        propre = en_texte(propre).strip()
    return None if est_vide(propre) else propre


def code(brut: str | None) -> str | None:
    """A code trimmed; null when blank."""
    return (brut or "").strip() or None


def entier(brut: str | None) -> int | None:
    """An integer; null when blank. The grammar has been checked."""
    return int(brut) if brut and brut.strip() else None


def booleen(brut: str | None) -> bool | None:
    """Lhéo's 0 and 1; null when blank."""
    propre = code(brut)
    return None if propre is None else propre == "1"


def prix(brut: str | None) -> str | None:
    """A price in euros, « 1 234,50 € » as `1234.50`; null when it is not an amount."""
    propre = re.sub(r"[\s€]|euros?|TTC", "", brut or "", flags=re.IGNORECASE).replace(",", ".")
    try:
        montant = Decimal(propre).quantize(Decimal("0.01"))
    except InvalidOperation:
        return None
    return str(montant) if montant.is_finite() and 0 <= montant <= PRIX_MAXIMAL else None


@lru_cache(maxsize=4096)
def debut(brut: str | None) -> DateLheo:
    """`AAAAMMJJ`, `AAAAMM00`, `AAAA0000` as the first day it may mean; `00000000` and `99999999` as unknown."""
    annee, mois, jour = _parties(brut)
    if annee is None:
        return INCONNUE
    return DateLheo(f"{annee:04}-{mois or 1:02}-{jour or 1:02}", _precision(mois, jour))


@lru_cache(maxsize=4096)
def fin(brut: str | None) -> DateLheo:
    """The same as `debut`, as the last day it may mean."""
    annee, mois, jour = _parties(brut)
    if annee is None:
        return INCONNUE
    dernier = jour or calendar.monthrange(annee, mois or 12)[1]
    return DateLheo(f"{annee:04}-{mois or 12:02}-{dernier:02}", _precision(mois, jour))


@lru_cache(maxsize=4096)
def partielle(brut: str | None) -> str | None:
    """A date as the API shows it: `2027-09-14`, `2027-09` or `2027`; null when unknown."""
    annee, mois, jour = _parties(brut)
    if annee is None:
        return None
    return f"{annee:04}" + (f"-{mois:02}" if mois else "") + (f"-{jour:02}" if mois and jour else "")


@lru_cache(maxsize=4096)
def instant(jour: str | None, horodatage: str | None) -> str | None:
    """When a record was entered or changed, for PostgreSQL: the exact moment, else the day in Paris; else null."""
    annee, mois, quantieme = _parties(jour)
    le_jour = f"{annee:04}-{mois:02}-{quantieme:02} 00:00 Europe/Paris" if annee and mois and quantieme else None
    return _horodatage(horodatage) or le_jour


def _horodatage(brut: str | None) -> str | None:
    """An `xs:dateTime`, in Paris where it does not say; null when there is no such moment."""
    try:
        lu = datetime.fromisoformat((brut or "").strip())
        return f"{lu.isoformat()} Europe/Paris" if lu.tzinfo is None else lu.astimezone(UTC).isoformat()
    except (ValueError, OverflowError):
        return None


def _parties(brut: str | None) -> tuple[int | None, int, int]:
    """Year, month and day of a date, 0 for what it leaves unknown; no year when it is no date."""
    propre = (brut or "").strip()
    if propre in {DATE_INCONNUE, FIN_INCONNUE} or not est_une_date(propre):
        return None, 0, 0
    return int(propre[:4]), int(propre[4:6]), int(propre[6:])


def _precision(mois: int, jour: int) -> str:
    if not mois:
        return Precision.ANNEE.value
    return Precision.JOUR.value if jour else Precision.MOIS.value


def uai(brut: str | None) -> str | None:
    """A UAI, eight capitals and digits; null when it is not one."""
    propre = (brut or "").strip().upper()
    return propre if re.fullmatch(r"[0-9A-Z]{8}", propre) and propre.strip("0") else None
