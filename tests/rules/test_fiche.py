"""Whether the registration of a sheet runs on a day: the table of cases."""

from datetime import date

import pytest

from rules.fiche import Enregistrement, fiche_active

AUJOURDHUI = date(2026, 11, 23)
HIER, DEMAIN = date(2026, 11, 22), date(2026, 11, 24)


@pytest.mark.parametrize(
    ("enregistrement", "le", "attendu"),
    [
        (Enregistrement(None, None, None), AUJOURDHUI, False),
        (Enregistrement(True, None, None), AUJOURDHUI, True),
        (Enregistrement(False, None, None), AUJOURDHUI, False),
        (Enregistrement(True, None, AUJOURDHUI), AUJOURDHUI, True),
        (Enregistrement(True, None, HIER), AUJOURDHUI, False),
        (Enregistrement(True, DEMAIN, None), AUJOURDHUI, False),
        (Enregistrement(True, AUJOURDHUI, DEMAIN), DEMAIN, True),
        (Enregistrement(True, AUJOURDHUI, DEMAIN), HIER, False),
        (Enregistrement(False, HIER, DEMAIN), AUJOURDHUI, False),
        (Enregistrement(False, HIER, DEMAIN), HIER, True),
        (Enregistrement(False, None, HIER), HIER, True),
        (Enregistrement(None, HIER, DEMAIN), AUJOURDHUI, True),
    ],
)
def test_a_registration_runs_on_a_day_or_not(enregistrement: Enregistrement, le: date, attendu: bool):
    assert fiche_active(enregistrement, le, AUJOURDHUI) is attendu
