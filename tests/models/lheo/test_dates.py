import pytest

from models.lheo.dates import a_rebours, est_une_date


@pytest.mark.parametrize("texte", ["20260914", "20240229", "20260900", "20260000", "00000000"])
def test_a_date_or_what_is_known_of_it(texte: str):
    assert est_une_date(texte)


@pytest.mark.parametrize(
    "texte",
    [
        "20260231",
        "20230229",
        "20261301",
        "20260014",
        "20260932",
        "99999999",
        "00000101",
        "2026091",
        "2026091a",
        "2026-09-14",
        "",
        "²0260914",
    ],
)
def test_not_a_date(texte: str):
    assert not est_une_date(texte)


def test_nines_only_say_that_an_end_is_unknown():
    assert est_une_date("99999999", fin=True)


@pytest.mark.parametrize(
    ("debut", "fin", "attendu"),
    [
        ("20260914", "20260913", True),
        ("20260914", "20260914", False),
        ("20260914", "20260900", False),
        ("20260914", "20260800", True),
        ("20260900", "20260914", False),
        ("20260914", "20260000", False),
        ("20260914", "20250000", True),
        ("20260914", "99999999", False),
        ("20260914", "00000000", False),
        ("00000000", "20260914", False),
    ],
)
def test_a_period_runs_backwards_when_its_last_possible_day_is_before_its_first(debut: str, fin: str, attendu: bool):
    assert a_rebours(debut, fin) is attendu
