from datetime import date

import pytest

from models.enumerations import Precision
from rules.dates import libelle_dates, passee

JOUR, MOIS, ANNEE = Precision.JOUR, Precision.MOIS, Precision.ANNEE

CAS = [
    ("2016-09-27", "2017-06-13", "du 27 septembre 2016 au 13 juin 2017"),
    ("2027-09-01", "2028-06-30", "du 1er septembre 2027 au 30 juin 2028"),
    ("2027-01-05", "2027-03-09", "du 5 janvier au 9 mars 2027"),
    ("2027-01-05", "2027-01-09", "du 5 au 9 janvier 2027"),
    ("2027-01-05", "2027-01-05", "le 5 janvier 2027"),
    ("2027-03-01", "2027-03-01", "le 1er mars 2027"),
    ("2027-09", "2028-06", "de septembre 2027 à juin 2028"),
    ("2027-04", "2027-08", "d'avril à août 2027"),
    ("2027-10", "2028-08", "d'octobre 2027 à août 2028"),
    ("2027-09", "2027-09", "en septembre 2027"),
    ("2027", "2028", "de 2027 à 2028"),
    ("2027", "2027", "en 2027"),
    ("2027-09-14", "2028-06", "du 14 septembre 2027 à juin 2028"),
    ("2027-09-14", "2027-11", "du 14 septembre 2027 à novembre 2027"),
    ("2027-09", "2028-06-13", "de septembre 2027 au 13 juin 2028"),
    ("2027-08", "2028", "d'août 2027 à 2028"),
    ("2027-09-14", None, "à partir du 14 septembre 2027"),
    ("2027-09", None, "à partir de septembre 2027"),
    ("2027-10", None, "à partir d'octobre 2027"),
    ("2027", None, "à partir de 2027"),
    (None, "2028-06-01", "jusqu'au 1er juin 2028"),
    (None, "2028-06", "jusqu'en juin 2028"),
    (None, "2028", "jusqu'en 2028"),
    (None, None, "dates non communiquées"),
]

PERMANENTES = [
    (None, None, "entrées permanentes"),
    (None, "2027-12-31", "entrées permanentes jusqu'au 31 décembre 2027"),
    ("2027-01-04", None, "entrées permanentes à partir du 4 janvier 2027"),
    ("2026-01-01", "2027-12-31", "entrées permanentes du 1er janvier 2026 au 31 décembre 2027"),
    ("2027", "2027", "entrées permanentes en 2027"),
]


@pytest.mark.parametrize(("debut", "fin", "libelle"), CAS)
def test_dates_are_said_as_precisely_as_they_are_known(debut: str | None, fin: str | None, libelle: str):
    assert libelle_dates(debut, fin) == libelle


@pytest.mark.parametrize(("debut", "fin", "libelle"), PERMANENTES)
def test_permanent_entries_are_said_before_their_dates(debut: str | None, fin: str | None, libelle: str):
    assert libelle_dates(debut, fin, permanentes=True) == libelle


@pytest.mark.parametrize(
    ("debut", "precision", "attendu"),
    [
        ("2026-11-23", JOUR, False),
        ("2026-11-22", JOUR, True),
        ("2026-11-01", MOIS, False),
        ("2026-10-01", MOIS, True),
        ("2026-01-01", ANNEE, False),
        ("2025-01-01", ANNEE, True),
    ],
)
def test_a_period_is_past_once_it_is_over(debut: str, precision: Precision, attendu: bool):
    assert passee(date.fromisoformat(debut), precision, date(2026, 11, 23)) is attendu
