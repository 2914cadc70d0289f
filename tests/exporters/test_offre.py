"""The whole offer that the other tests change."""

from collections.abc import Callable

from tests.exporters.exports import Etat, Export

ENTIERE = Etat()


def test_nothing_is_told_of_a_whole_offer(exporte: Callable[..., Export]):
    export = exporte(ENTIERE)
    assert export.offres == [("FO_1", 1, ())]
    assert export.noeuds("*[@tag]") == []
