"""Which periods of eligibility apply to a day and a region: the table of cases."""

from datetime import date
from typing import NamedTuple

import pytest

from rules.eligibilite_cpf import applicables, jour_d_eligibilite

LE = date(2026, 11, 23)
VEILLE, LENDEMAIN = date(2026, 11, 22), date(2026, 11, 24)
PARTOUT = None
NULLE_PART: frozenset[str] = frozenset()
LOIRE = frozenset({"52"})
OUEST = frozenset({"52", "53"})


class Periode(NamedTuple):
    debut: date = LE
    fin: date | None = None
    region: str | None = None


@pytest.mark.parametrize(
    ("periode", "regions", "attendu"),
    [
        (Periode(), LOIRE, True),
        (Periode(debut=LENDEMAIN), LOIRE, False),
        (Periode(debut=VEILLE, fin=LE), LOIRE, True),
        (Periode(debut=VEILLE, fin=VEILLE), LOIRE, False),
        (Periode(debut=VEILLE, fin=LENDEMAIN), NULLE_PART, True),
        (Periode(region="52"), LOIRE, True),
        (Periode(region="52"), OUEST, True),
        (Periode(region="53"), LOIRE, False),
        (Periode(region="53"), NULLE_PART, False),
        (Periode(region="53"), PARTOUT, True),
        (Periode(debut=LENDEMAIN, region="53"), PARTOUT, False),
    ],
)
def test_a_period_applies_to_a_day_somewhere_or_not(periode: Periode, regions: frozenset[str] | None, attendu: bool):
    assert applicables([periode], LE, regions) == ([periode] if attendu else [])


def test_those_that_apply_stay_in_order():
    avant, apres, trop_tard = Periode(VEILLE), Periode(LE), Periode(LENDEMAIN)
    assert applicables([apres, trop_tard, avant], LE, PARTOUT) == [apres, avant]


@pytest.mark.parametrize(
    ("debut", "attendu"),
    [
        ("2027-09-14", date(2027, 9, 14)),
        ("2027-09", date(2027, 9, 1)),
        ("2027", date(2027, 1, 1)),
        ("20270914", date(2027, 9, 14)),
        ("20270900", date(2027, 9, 1)),
        ("20270000", date(2027, 1, 1)),
        ("00000000", LE),
        ("10000-01-31", LE),
        ("", LE),
        (None, LE),
    ],
)
def test_the_day_of_a_session_is_the_first_one_it_may_start_on(debut: str | None, attendu: date):
    assert jour_d_eligibilite(debut, LE) == attendu
