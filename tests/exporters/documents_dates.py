"""The dates of a document: known, known in part, unknown; periods run forwards."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tests.exporters.documents_sort import Ou, Sort

PREMIER_JOUR: Final = date(2026, 1, 1)
PERIODES: Final = (
    *(("%Y%m%d", "%Y%m00"), ("%Y%m00", "%Y%m%d"), ("%Y%m00", "%Y%m00"), ("%Y0000", "%Y0000"), ("%Y%m%d", "%Y0000")),
    *(("%Y%m%d", "99999999"), ("00000000", "99999999"), ("00000000", "%Y%m%d"), ("00000000", "00000000")),
)
DATES: Final = ("00000000", "%Y%m00", "%Y0000")


def instant(sort: Sort, ou: Ou, sel: str) -> datetime:
    """Some moment of 2025, the same day in Paris as elsewhere."""
    rang = sort.entier(ou, sel, 330)
    return datetime(2025, 1, 1, 8, 30, tzinfo=UTC) + timedelta(days=rang, minutes=rang)


def bornes(sort: Sort, ou: Ou) -> tuple[str, str]:
    """When the period around begins and ends."""
    debut = PREMIER_JOUR + timedelta(days=sort.entier(ou, "début", 1500))
    fin = debut + timedelta(days=sort.entier(ou, "durée", 700))
    formes = ("%Y%m%d", "%Y%m%d")
    if sort.parfois(ou, "à peu près", 50):
        formes = PERIODES[sort.entier(ou, "précision", len(PERIODES))]
    return debut.strftime(formes[0]), fin.strftime(formes[1])


def jour(sort: Sort, ou: Ou) -> str:
    """A day by itself."""
    forme = DATES[sort.entier(ou, "précision", 3)] if sort.parfois(ou, "à peu près", 30) else "%Y%m%d"
    return (PREMIER_JOUR + timedelta(days=sort.entier(ou, "jour", 1500))).strftime(forme)


def heure(sort: Sort, ou: Ou) -> str:
    """An hour as Lhéo writes it: `9h`, `14h30`."""
    minutes = sort.entier(ou, "minutes", 24 * 60)
    return f"{minutes // 60}h" if sort.parfois(ou, "ronde", 30) else f"{minutes // 60:02}h{minutes % 60:02}"
