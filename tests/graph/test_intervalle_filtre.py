import pytest

from graph.intervalle_filtre import IntervalleFiltre, lire_intervalle
from loaders.bornes import Intervalle
from models.erreurs import EntreeInvalide


@pytest.mark.parametrize("filtre", [None, IntervalleFiltre()])
def test_an_interval_without_bounds_asks_for_nothing(filtre: IntervalleFiltre | None):
    assert lire_intervalle("heuresHebdomadaires", filtre) is None


@pytest.mark.parametrize(("plus_petite", "plus_grande"), [(0, 0), (24, 35), (None, 0), (0, None)])
def test_an_interval_keeps_the_bounds_it_has(plus_petite: int | None, plus_grande: int | None):
    filtre = IntervalleFiltre(min=plus_petite, max=plus_grande)
    assert lire_intervalle("heuresHebdomadaires", filtre) == Intervalle(plus_petite, plus_grande)


def test_an_interval_where_nothing_lies_is_refused():
    with pytest.raises(EntreeInvalide) as refus:
        lire_intervalle("heuresHebdomadaires", IntervalleFiltre(min=36, max=35))
    assert str(refus.value) == "`heuresHebdomadaires` : `min` (36) dépasse `max` (35) : inversez-les."
