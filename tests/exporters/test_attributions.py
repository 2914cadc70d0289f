"""What the licence of a source asks to be said goes out with its offers, and with them alone."""

from collections.abc import Callable

import pytest

from models.attributions import ATTRIBUTIONS, attributions
from models.enumerations import Source
from tests.exporters.exports import Etat, Export

D_IDEO = Etat("UPDATE action SET source = 'IDEO';")
MENTION = "offres/extras[@info='licences']/extra[@info='attribution']"


@pytest.mark.parametrize("version", ["2.3", "2.2"])
def test_an_offer_of_ideo_goes_out_with_its_licence(exporte: Callable[..., Export], version: str):
    (mention,) = exporte(D_IDEO, version=version).noeuds(MENTION)
    assert mention.text == ATTRIBUTIONS[Source.IDEO]
    assert "ODbL 1.0" in ATTRIBUTIONS[Source.IDEO]
    assert "Onisep" in ATTRIBUTIONS[Source.IDEO]


def test_other_offers_say_nothing_of_it(exporte: Callable[..., Export]):
    assert exporte(Etat()).noeuds(MENTION) == []


def test_each_source_is_mentioned_once():
    assert attributions(["LHEO", "IDEO", "IDEO"]) == [ATTRIBUTIONS[Source.IDEO]]
    assert attributions(["LHEO", "SAISIE"]) == []
