from datetime import date

import pytest

from graph.periode_filtre import PeriodeFiltre, lire_periode
from loaders.bornes import Periode
from models.erreurs import EntreeInvalide

MARDI, MERCREDI = date(2026, 11, 24), date(2026, 11, 25)


@pytest.mark.parametrize("filtre", [None, PeriodeFiltre()])
def test_a_period_without_bounds_asks_for_nothing(filtre: PeriodeFiltre | None):
    assert lire_periode("debut", filtre) is None


@pytest.mark.parametrize(("du", "au"), [(MARDI, MERCREDI), (MARDI, MARDI), (MARDI, None), (None, MARDI)])
def test_a_period_keeps_the_bounds_it_has(du: date | None, au: date | None):
    assert lire_periode("debut", PeriodeFiltre(du=du, au=au)) == Periode(du, au)


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(EntreeInvalide) as refus:
        lire_periode("creeEntre", PeriodeFiltre(du=MERCREDI, au=MARDI))
    assert str(refus.value) == (
        "`creeEntre` : la période finit le 2026-11-24, avant de commencer : inversez `du` et `au`."
    )
