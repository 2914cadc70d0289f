"""Offers that were read before and come back word for word: nothing may differ from having read them again."""

from collections.abc import Callable
from typing import Any

import psycopg

from importers.lot import Bilan
from tests.importers.catalogue import empreintes, rejets
from tests.importers.document import Document, offre

Importer = Callable[..., Bilan]
Base = psycopg.Connection[Any]


def fins(base: Base) -> list[str]:
    return [ligne[0] for ligne in base.execute("SELECT fin::text FROM session ORDER BY id")]


def deux() -> Document:
    return offre("1").avec(offre("2"))


def test_an_offer_that_changed_and_comes_back_as_it_was_is_restored(importe: Importer, lu: Base):
    importe(offre("1"))
    importe(offre("1").dit("fin", "20270702"))

    importe(offre("1"))

    assert fins(lu) == ["2027-06-25"]
    assert lu.execute("SELECT version FROM session").fetchall() == [(3,)]


def test_an_offer_that_left_and_comes_back_is_counted_as_it_was(importe: Importer):
    importe(deux())
    assert importe(offre("1"), confirmer=True).absents == 1

    bilan = importe(deux())

    assert (bilan.absents, bilan.comptes["session"]) == (0, (0, 0, 2))


def test_the_counts_of_a_replay_are_those_of_what_was_read(importe: Importer, lu: Base):
    crees = {noun: compte.crees for noun, compte in importe(deux()).comptes.items()}

    bilan = importe(deux())

    assert {noun: compte.inchanges for noun, compte in bilan.comptes.items()} == crees
    assert lu.execute("SELECT lus FROM lot").fetchall() == [(8,), (8,)]


def test_a_number_that_moves_to_an_offer_before_the_one_that_had_it_is_a_double(importe: Importer, lu: Base):
    importe(deux())

    voleuse = offre("1").copie("session", "S2")
    bilan = importe(voleuse.avec(offre("2")))

    assert bilan.rejets == {"NUMERO_EN_DOUBLE": 1}
    assert [ou for _, ou, _, _ in rejets(lu)] == ["formation[numero=F2]/action[1]/session[1]"]


def test_a_number_that_moves_to_an_offer_after_the_one_that_has_it_is_a_double(importe: Importer, lu: Base):
    importe(deux())

    bilan = importe(offre("1").avec(offre("2").copie("session", "S1")))

    assert bilan.rejets == {"NUMERO_EN_DOUBLE": 1}
    assert [ou for _, ou, _, _ in rejets(lu)] == ["formation[numero=F2]/action[1]/session[2]"]


def test_an_offer_repeated_word_for_word_under_one_number_stays_one(importe: Importer):
    importe(offre("1").avec(offre("1")))

    bilan = importe(offre("1").avec(offre("1")))

    assert (bilan.comptes["session"], bilan.rejets.total()) == ((0, 0, 1), 0)


def test_what_is_reported_is_reported_again(importe: Importer):
    riche = offre("1").dit("contenu-formation", "<p>Plans</p>")
    assert importe(riche).reserves == {"TEXTE_HTML": 1}

    assert importe(riche).reserves == {"TEXTE_HTML": 1}


def test_an_offer_refused_in_part_is_refused_again(importe: Importer):
    mauvaise = offre("1").copie("session", "S1b").dit("session[2]/periode/fin", "20260101")
    assert importe(mauvaise).rejets == {"PERIODE_A_REBOURS": 1}

    assert importe(mauvaise).rejets == {"PERIODE_A_REBOURS": 1}


def test_another_file_of_the_source_does_not_make_it_forget(importe: Importer, lu: Base):
    importe(deux())
    avant = empreintes(lu)

    importe(offre("1"), offre("2"))

    assert empreintes(lu) == avant


def test_what_another_source_read_is_not_read_for_this_one(importe: Importer):
    importe(offre("1"), emetteur="carif")

    assert importe(offre("1"), emetteur="onisep").comptes["session"].crees == 1


def test_a_trial_is_not_remembered(importe: Importer):
    importe(offre("1"), essai=True)

    assert importe(offre("1")).comptes["session"].crees == 1


def test_an_organisme_that_takes_a_new_siret_carries_it_to_offers_that_say_nothing_new(importe: Importer, lu: Base):
    importe(offre("1").numero("organisme-formation-responsable", "O").avec(offre("2").dit("SIRET", "90000001900019")))

    deplacee = offre("1").numero("organisme-formation-responsable", "O").dit("SIRET", "90000002700012")
    importe(deplacee.avec(offre("2").dit("SIRET", "90000001900019")))

    requete = "SELECT e.siret FROM action a JOIN etablissement e ON e.id = a.etablissement_id ORDER BY a.id"
    assert lu.execute(requete).fetchall() == [("90000002700012",), ("90000001900019",)]


def en_deux(**autres: str) -> Document:
    """One formation in two elements, an action in each."""
    suite = offre("1").numero("action", "A2").numero("session", "S2")
    for chemin, texte in autres.items():
        suite.dit(chemin, texte)
    return offre("1").avec(suite)


def test_a_formation_in_two_elements_may_change_in_the_second_alone(importe: Importer, lu: Base):
    importe(en_deux())

    bilan = importe(en_deux(fin="20270702"))

    assert bilan.rejets.total() == 0
    assert fins(lu) == ["2027-06-25", "2027-07-02"]


def test_a_formation_in_two_elements_may_gain_an_action_in_a_third(importe: Importer):
    importe(en_deux())

    bilan = importe(en_deux().avec(offre("1").numero("action", "A3").numero("session", "S3")))

    assert (bilan.rejets.total(), bilan.comptes["session"]) == (0, (1, 0, 2))
