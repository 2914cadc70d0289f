from datetime import date

import pytest

from models.erreurs import EntreeInvalide
from service.demande_lheo import lire_demande

JOUR = date(2026, 11, 23)


def test_the_zero_that_a_spreadsheet_adds_before_a_siret_is_dropped():
    assert lire_demande(JOUR, "090000001900019", "2.3", annuaire=False).siret == "90000001900019"


@pytest.mark.parametrize("siret", ["", "  ", "00000000000000"])
def test_a_siret_that_is_none_is_not_the_whole_catalogue(siret: str):
    with pytest.raises(EntreeInvalide, match="n'est pas un SIRET"):
        lire_demande(JOUR, siret, "2.3", annuaire=False)
