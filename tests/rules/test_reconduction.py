"""Moving dates to the next campaign."""

from datetime import date

import pytest

from models.enumerations import Precision
from rules.reconduction import decalable, decalees, decaler, hors_du_calendrier

JOUR, MOIS, ANNEE = Precision.JOUR, Precision.MOIS, Precision.ANNEE


@pytest.mark.parametrize(
    ("jour", "mois", "precision", "fin", "attendu"),
    [
        ("2027-09-06", 12, JOUR, False, "2028-09-06"),
        ("2027-09-06", 5, JOUR, False, "2028-02-06"),
        ("2027-10-31", 1, JOUR, False, "2027-11-30"),
        ("2028-02-29", 12, JOUR, False, "2029-02-28"),
        ("2027-02-28", 12, JOUR, True, "2028-02-28"),
        ("2027-12-01", 1, MOIS, False, "2028-01-01"),
        ("2027-02-28", 12, MOIS, True, "2028-02-29"),
        ("2027-01-31", 1, MOIS, True, "2027-02-28"),
        ("2027-12-31", 12, ANNEE, True, "2028-12-31"),
    ],
)
def test_days_are_kept_and_periods_move_whole(jour: str, mois: int, precision: Precision, fin: bool, attendu: str):
    assert decaler(date.fromisoformat(jour), mois, precision, fin=fin).isoformat() == attendu


def dates(**dites: str) -> dict[str, str | None]:
    noms = ("debut", "fin", "inscription_du", "inscription_au")
    return dict.fromkeys(noms) | {f"{nom}_precision": "INCONNUE" for nom in noms} | dites


def test_dates_that_are_not_known_stay_so():
    connues = dates(debut="2027-03-01", debut_precision="MOIS", fin="2027-04-30", fin_precision="MOIS")
    assert decalees(connues, 10) == {"debut": "2028-01-01", "fin": "2028-02-29"}


@pytest.mark.parametrize(("mois", "attendu"), [(12, True), (24, True), (6, False)])
def test_a_year_moves_by_whole_ones(mois: int, attendu: bool):
    assert decalable(dates(debut="2027-01-01", debut_precision="ANNEE"), mois) is attendu


@pytest.mark.parametrize(
    ("fin", "mois", "hors"),
    [("9999-12-31", 1, True), ("9999-06-30", 12, True), ("9999-06-30", 6, False), (None, 60, False)],
)
def test_no_date_moves_beyond_the_last_one(fin: str | None, mois: int, hors: bool):
    assert hors_du_calendrier(dates(debut="2027-03-01", debut_precision="JOUR", fin=fin), mois) is hors  # type: ignore[arg-type]
