"""The numbers of people of a session are those of its first kept cycle: edited, they leave the rest as it came."""

from collections.abc import Callable

import pytest

from tests.exporters.exports import Etat, Export

PREMIER = (
    "<cycle><type-cycle>1</type-cycle><annee-cycle>1</annee-cycle><annee-cycle>2</annee-cycle>"
    "{}<alternance><type-alternance>1</type-alternance></alternance>"
    '<extras info="garde"><extra info="note">dit</extra></extras></cycle>'
)
SECOND = "<cycle><type-cycle>0</type-cycle><annee-cycle>3</annee-cycle><capacite-cumulee>40</capacite-cumulee></cycle>"
VENU = PREMIER.format("<effectif-minimal>6</effectif-minimal><capacite-simultanee>12</capacite-simultanee>")


def gardes(cycles: str, effectifs: str) -> Etat:
    """A session that keeps these cycles, and has these numbers of people now."""
    return Etat(f"UPDATE session SET complement = '{cycles}', {effectifs};")


IDENTIQUES = gardes(VENU + SECOND, "effectif_minimal = 6, capacite_simultanee = 12")
MODIFIES = {
    "another number": gardes(VENU + SECOND, "effectif_minimal = 6, capacite_simultanee = 15"),
    "one number more": gardes(VENU + SECOND, "effectif_minimal = 6, capacite_simultanee = 12, capacite_cumulee = 24"),
    "one number less": gardes(VENU + SECOND, "effectif_minimal = 6"),
    "no number any more": gardes(VENU + SECOND, "effectif_minimal = NULL"),
}
ECRITS = {
    "another number": "<effectif-minimal>6</effectif-minimal><capacite-simultanee>15</capacite-simultanee>",
    "one number more": "<effectif-minimal>6</effectif-minimal><capacite-simultanee>12</capacite-simultanee>"
    "<capacite-cumulee>24</capacite-cumulee>",
    "one number less": "<effectif-minimal>6</effectif-minimal>",
    "no number any more": "",
}


def test_cycles_whose_numbers_are_those_of_the_session_go_out_as_they_came(exporte: Callable[..., Export]):
    assert exporte(IDENTIQUES).xml("session/cycle") == [VENU, SECOND]


@pytest.mark.parametrize("cas", MODIFIES)
def test_numbers_edited_since_leave_the_rest_of_the_cycles(exporte: Callable[..., Export], cas: str):
    assert exporte(MODIFIES[cas]).xml("session/cycle") == [PREMIER.format(ECRITS[cas]), SECOND]


def test_nothing_is_told_of_numbers_edited_since(exporte: Callable[..., Export]):
    assert exporte(MODIFIES["another number"]).constats == []


SANS_CYCLE = Etat("UPDATE session SET capacite_simultanee = 12;")
APPRENTIS = Etat(
    f"""{SANS_CYCLE.sql}
    INSERT INTO dispositif (id, numero, session_id, rang, type_code) VALUES (1, 'DI_1', 1, 0, 'CONTRAT_APPRENTISSAGE');
    """
)


@pytest.mark.parametrize(("etat", "genre"), [(SANS_CYCLE, "0"), (APPRENTIS, "1")], ids=["initiale", "apprentissage"])
def test_a_session_that_keeps_no_cycle_makes_one_for_its_numbers(
    exporte: Callable[..., Export], etat: Etat, genre: str
):
    attendu = f"<cycle><type-cycle>{genre}</type-cycle><capacite-simultanee>12</capacite-simultanee></cycle>"
    assert exporte(etat).xml("session/cycle") == [attendu]
