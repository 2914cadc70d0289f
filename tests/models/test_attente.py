"""What waits beside the catalogue: pending edits with versions of their own, submissions and their threads."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from models.attente import Attente, Depot, EnAttente
from models.autosaisie import EtatSoumission
from models.ecriture import Touche
from models.enumerations import Noun, Statut

OBJET = Touche(Noun.SESSION, 71)
AUTEUR = "anne@bois.example"


@pytest.fixture
def ouverte(connexion: psycopg.Connection) -> Iterator[psycopg.Connection]:
    """A connection to a database of one organisme and two accounts."""
    connexion.execute("INSERT INTO organisme (id, statut, source, raison_sociale) VALUES (1, 'VALIDEE', 'CARIF', 'Un')")
    connexion.execute(
        "INSERT INTO compte (id, courriel, role)"
        " VALUES (11, 'anne@bois.example', 'ORGANISME'), (12, 'b@carif.example', 'CARIF')"
    )
    return connexion


@pytest.fixture
def attente(ouverte: psycopg.Connection) -> Attente:
    return Attente(ouverte)


def soumissions(connexion: psycopg.Connection) -> list[tuple[Any, ...]]:
    return connexion.execute(
        "SELECT etat, motif, nouvelle, deposee_par, prise_en_charge_par, close_le IS NOT NULL"
        " FROM soumission ORDER BY id"
    ).fetchall()


def test_an_edit_is_above_the_version_of_its_object_and_grows(attente: Attente):
    attente.proposer(OBJET, 4, Statut.EN_COURS_DE_SAISIE, {"places": 1}, AUTEUR)
    assert attente.verrouiller(OBJET) == EnAttente(5, Statut.EN_COURS_DE_SAISIE, {"places": 1})
    attente.proposer(OBJET, 4, Statut.SOUMISE, {"places": 2}, AUTEUR)
    assert attente.verrouiller(OBJET) == EnAttente(6, Statut.SOUMISE, {"places": 2})


def test_an_object_that_went_further_takes_its_edit_along(attente: Attente):
    attente.proposer(OBJET, 4, Statut.EN_COURS_DE_SAISIE, {"places": 1}, AUTEUR)
    attente.proposer(OBJET, 9, Statut.EN_COURS_DE_SAISIE, {"places": 2}, AUTEUR)
    lue = attente.verrouiller(OBJET)
    assert lue is not None
    assert lue.version == 10


def test_an_edit_is_above_those_that_are_no_more(attente: Attente, ouverte: psycopg.Connection):
    ouverte.execute(
        "INSERT INTO evenement (geste, noun, objet_id, source, version) VALUES ('REFUSER', %s, %s, 'CARIF', 7)",
        [OBJET.noun.value, OBJET.id],
    )
    attente.proposer(OBJET, 4, Statut.EN_COURS_DE_SAISIE, {"places": 1}, AUTEUR)
    assert attente.verrouiller(OBJET) == EnAttente(8, Statut.EN_COURS_DE_SAISIE, {"places": 1})


def test_edits_of_two_nouns_under_one_id_are_two(attente: Attente):
    attente.proposer(OBJET, 4, Statut.EN_COURS_DE_SAISIE, {"places": 1}, AUTEUR)
    assert attente.verrouiller(Touche(Noun.ACTION, OBJET.id)) is None


def test_a_submission_is_one_row_through_returns(attente: Attente, ouverte: psycopg.Connection):
    attente.deposer(OBJET, Depot(1, 11, nouvelle=True, remarques=2))
    attente.prendre(OBJET, 12)
    assert soumissions(ouverte) == [("DEPOSEE", None, True, 11, 12, False)]
    attente.decider(OBJET, EtatSoumission.RETOURNEE, "Dates à revoir.", 12)
    assert soumissions(ouverte) == [("RETOURNEE", "Dates à revoir.", True, 11, 12, False)]
    attente.deposer(OBJET, Depot(1, 11, nouvelle=True, remarques=2))
    assert soumissions(ouverte) == [("DEPOSEE", None, True, 11, None, False)]
    attente.decider(OBJET, EtatSoumission.VALIDEE, None, 12)
    assert soumissions(ouverte) == [("VALIDEE", None, True, 11, None, True)]


def test_what_is_handed_in_after_a_decision_is_another_submission(attente: Attente, ouverte: psycopg.Connection):
    for nouvelle in (True, False):
        attente.deposer(OBJET, Depot(1, 11, nouvelle, remarques=0))
        attente.decider(OBJET, EtatSoumission.VALIDEE, None, 12)
    assert [ligne[2] for ligne in soumissions(ouverte)] == [True, False]


def test_why_it_was_returned_is_said_in_its_thread(attente: Attente, ouverte: psycopg.Connection):
    attente.deposer(OBJET, Depot(1, 11, nouvelle=True, remarques=2))
    attente.decider(OBJET, EtatSoumission.RETOURNEE, "Dates à revoir.", 12)
    assert ouverte.execute(
        "SELECT m.texte, m.compte_id FROM message m JOIN soumission s ON s.id = m.soumission_id"
    ).fetchall() == [("Dates à revoir.", 12)]


def test_what_was_not_handed_in_is_not_decided(attente: Attente, ouverte: psycopg.Connection):
    attente.decider(OBJET, EtatSoumission.REFUSEE, "Non.", 12)
    assert (soumissions(ouverte), ouverte.execute("SELECT FROM message").rowcount) == ([], 0)
