from datetime import UTC, datetime

import pytest

from graph.criteres import codes, instant, valeurs
from models.erreurs import EntreeInvalide


@pytest.mark.parametrize("donnees", [None, []])
def test_a_list_without_values_asks_for_nothing(donnees: list[str] | None):
    assert codes("codesRncp", donnees) is None


def test_codes_come_without_spaces_and_once_each_in_their_order():
    assert codes("codesRncp", [" RNCP2 ", "RNCP1", "RNCP2"]) == ("RNCP2", "RNCP1")


def test_five_hundred_values_are_taken():
    assert len(valeurs("niveaux", range(500)) or ()) == 500


def test_ten_thousand_codes_are_refused():
    with pytest.raises(EntreeInvalide, match=r"^`codesRncp` : 500 valeurs au plus \(reçues : 10000\)\.$"):
        codes("codesRncp", [f"RNCP{rang}" for rang in range(10_000)])


def test_a_code_of_two_megabytes_is_refused_by_its_beginning():
    with pytest.raises(EntreeInvalide, match=r"^`codesRs` : aucun code n'a plus de 100 caractères \(reçu : « x{20}… »"):
        codes("codesRs", ["RS1", "x" * 2_000_000])


def test_a_moment_without_its_offset_is_refused():
    with pytest.raises(EntreeInvalide, match=r"^`modifieDepuis` : donnez un instant avec son décalage"):
        instant("modifieDepuis", datetime(2026, 11, 23, 8, 30))  # noqa: DTZ001  what is refused


def test_a_moment_with_its_offset_is_taken():
    assert instant("modifieDepuis", datetime(2026, 11, 23, 8, 30, tzinfo=UTC)) == datetime(
        2026, 11, 23, 8, 30, tzinfo=UTC
    )
