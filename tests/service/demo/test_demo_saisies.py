"""What the accounts of the sample entered: something at each step of the circuit."""

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest

Lire = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture(scope="module")
def lire(exemple: str) -> Iterator[Lire]:
    """The rows of a query on the sample."""
    with psycopg.connect(exemple, autocommit=True) as connexion:
        yield lambda requete: connexion.execute(requete).fetchall()


def test_the_queue_holds_new_sessions_and_edits(lire: Lire):
    file = "SELECT noun, nouvelle, count(*) FROM soumission WHERE etat = 'DEPOSEE' GROUP BY 1, 2 ORDER BY 1, 2"
    assert lire(file) == [("action", False, 2), ("session", False, 3), ("session", True, 9)]


def test_it_is_of_two_organismes(lire: Lire):
    assert lire("SELECT count(DISTINCT organisme_id) FROM soumission WHERE etat = 'DEPOSEE'") == [(2,)]


def test_sessions_are_at_each_step_of_the_circuit(lire: Lire):
    # of the drafts, two were refused when they were handed in
    statuts = "SELECT statut, count(*) FROM session WHERE source = 'SAISIE' GROUP BY 1 ORDER BY 1"
    assert lire(statuts) == [("A_CORRIGER", 2), ("EN_COURS_DE_SAISIE", 6), ("SOUMISE", 9), ("VALIDEE", 2)]


def test_a_formation_waits_with_its_action_its_site_and_its_contact(lire: Lire):
    ensemble = """SELECT f.statut, a.statut, i.statut, c.statut FROM formation f
        JOIN action a ON a.formation_id = f.id JOIN session s ON s.action_id = a.id
        JOIN session_site l ON l.session_id = s.id JOIN site i ON i.id = l.site_id
        JOIN action_contact k ON k.action_id = a.id JOIN contact c ON c.id = k.contact_id WHERE f.source = 'SAISIE'"""
    assert lire(ensemble) == [("SOUMISE", "SOUMISE", "SOUMISE", "SOUMISE")]


def test_some_edits_are_not_handed_in(lire: Lire):
    modifications = "SELECT noun, statut, count(*) FROM modification GROUP BY 1, 2 ORDER BY 1, 2"
    assert lire(modifications) == [
        ("action", "SOUMISE", 2),
        ("session", "EN_COURS_DE_SAISIE", 3),
        ("session", "SOUMISE", 3),
    ]


def test_what_is_returned_says_why_in_its_thread_where_the_organisme_answers(lire: Lire):
    dits = """SELECT c.courriel, m.texte = s.motif, count(*) FROM soumission s
        JOIN message m ON m.soumission_id = s.id JOIN compte c ON c.id = m.compte_id WHERE s.etat = 'RETOURNEE'
        GROUP BY 1, 2 ORDER BY 1"""
    assert lire(dits) == [("carif@example.org", True, 2), ("organisme@example.org", False, 2)]


def test_some_have_remarks_and_some_have_none(lire: Lire):
    remarques = "SELECT bool_or(remarques > 0), bool_or(remarques = 0) FROM soumission WHERE etat = 'DEPOSEE'"
    assert lire(remarques) == [(True, True)]


def test_the_carif_looks_at_one_of_each_organisme(lire: Lire):
    prises = """SELECT count(*), min(courriel) FROM soumission JOIN compte ON compte.id = prise_en_charge_par
        WHERE etat = 'DEPOSEE'"""
    assert lire(prises) == [(2, "carif@example.org")]


def test_every_change_by_hand_is_by_an_account_of_the_sample(lire: Lire):
    auteurs = "SELECT DISTINCT auteur FROM evenement WHERE lot_id IS NULL ORDER BY 1"
    assert lire(auteurs) == [("carif@example.org",), ("organisme@example.org",)]
