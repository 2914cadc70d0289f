"""Cells as days, in the shapes of the sources."""

from datetime import date

import pytest

from importers.reception.forme import Refus
from importers.reception.jours import debut, fin, jour


@pytest.mark.parametrize(
    ("cellule", "premier", "dernier"),
    [
        ("31/08/2026", date(2026, 8, 31), date(2026, 8, 31)),
        ("2026-08-31", date(2026, 8, 31), date(2026, 8, 31)),
        ("20260831", date(2026, 8, 31), date(2026, 8, 31)),
        ("2026-08-31T00:00:00+02:00", date(2026, 8, 31), date(2026, 8, 31)),
        ("2026-08-31T23:59:59.999Z", date(2026, 8, 31), date(2026, 8, 31)),
        ("20280200", date(2028, 2, 1), date(2028, 2, 29)),
        ("20260000", date(2026, 1, 1), date(2026, 12, 31)),
        ("00000000", None, None),
        ("99999999", None, None),
        ("", None, None),
        ("NULL", None, None),
    ],
)
def test_a_cell_is_the_first_and_the_last_day_it_may_mean(cellule: str, premier: date | None, dernier: date | None):
    assert (debut(cellule, "debut"), fin(cellule, "fin")) == (premier, dernier)


@pytest.mark.parametrize(
    "cellule", ["31/02/2026", "2026-13-01", "20260031", "00000101", "31/08/26", "2026-08", "août 2026", "٣١/٠٨/٢٠٢٦"]
)
def test_what_is_no_date_is_refused(cellule: str):
    with pytest.raises(Refus, match="Le champ fin n'est pas une date"):
        fin(cellule, "fin")


@pytest.mark.parametrize(
    ("cellule", "lu"),
    [
        ("31/08/2026", date(2026, 8, 31)),
        ("2026-08-31T00:00:00+02:00", date(2026, 8, 31)),
        ("20260800", None),
        ("00/08/2026", None),
        ("31/02/2026", None),
        ("hier", None),
    ],
)
def test_one_day_is_neither_a_month_nor_a_year(cellule: str, lu: date | None):
    assert jour(cellule) == lu
