"""Rule on which periods of eligibility for the CPF apply: to a day, somewhere."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

_PARTIELLE = re.compile(r"(?P<annee>[0-9]{4})(?:-?(?P<mois>[0-9]{2}))?(?:-?(?P<jour>[0-9]{2}))?")


class Periode(Protocol):
    """A period of a code; no `fin`: open, no `region`: the whole of France."""

    @property
    def debut(self) -> date: ...  # noqa: D102
    @property
    def fin(self) -> date | None: ...  # noqa: D102
    @property
    def region(self) -> str | None: ...  # noqa: D102


P = TypeVar("P", bound=Periode)


def applicables(periodes: Iterable[P], le: date, regions: AbstractSet[str] | None) -> list[P]:
    """Those that hold on a day in one of these regions; null: wherever one is, as when one learns at a distance."""
    return [
        periode
        for periode in periodes
        if periode.debut <= le
        and (periode.fin is None or le <= periode.fin)
        and (periode.region is None or regions is None or periode.region in regions)
    ]


def jour_d_eligibilite(debut: str | None, aujourdhui: date) -> date:
    """The day that tells for a session: the first one it may start on, today when nothing says it.

    `debut` is `2027-09-14`, `2027-09` or `2027`, or in digits alone with zeros for what is not known.
    """
    lu = _PARTIELLE.fullmatch(debut or "")
    if lu is None or not int(lu["annee"]):
        return aujourdhui
    return date(int(lu["annee"]), int(lu["mois"] or 0) or 1, int(lu["jour"] or 0) or 1)
