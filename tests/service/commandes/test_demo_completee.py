"""What completes the offers of a sample: eligibility for the CPF, the liste publique and Qualiopi, Idéo."""

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from service.postgres.ouverture import url_embarquee
from tests.service.commandes.conftest import Remplir

Lire = Callable[[str], list[tuple[object, ...]]]


@pytest.fixture
def lire(serveur: Path, exemple: str) -> Iterator[Lire]:
    """The rows of a query on the sample, which stays as it is."""
    with psycopg.connect(url_embarquee(serveur, exemple), autocommit=True) as connexion:
        yield lambda requete: connexion.execute(requete).fetchall()


def test_no_line_is_refused_nor_remarked_upon(lire: Lire):
    assert lire("SELECT l.flux, r.code FROM rejet r JOIN lot l ON l.id = r.lot_id") == []


def test_every_certification_of_today_is_eligible_for_all_and_none_that_is_over(lire: Lire):
    ouvertes = """SELECT c.etat, bool_and(EXISTS (SELECT FROM eligibilite_cpf e WHERE e.certification_id = c.id
            AND e.public = 'TOUT_PUBLIC' AND CURRENT_DATE BETWEEN e.debut AND coalesce(e.fin, CURRENT_DATE))),
        bool_or(EXISTS (SELECT FROM eligibilite_cpf e WHERE e.certification_id = c.id
            AND CURRENT_DATE BETWEEN e.debut AND coalesce(e.fin, CURRENT_DATE)))
        FROM certification c GROUP BY 1 ORDER BY 1"""
    assert lire(ouvertes) == [("ARCHIVEE", False, False), ("PUBLIEE", True, True)]


@pytest.mark.parametrize(
    "condition",
    [
        "fin IS NULL",
        "fin < CURRENT_DATE AND liste = 'COPANEF' AND branches = '{}'",
        "fin > CURRENT_DATE AND public = 'SALARIE' AND branches <> '{}' AND region_code IS NULL",
        "fin > CURRENT_DATE AND public = 'DEMANDEUR_EMPLOI' AND region_code = '52'",
    ],
)
def test_periods_are_open_ended_of_a_branch_or_of_the_region(lire: Lire, condition: str):
    assert lire(f"SELECT count(*) > 0 FROM eligibilite_cpf WHERE {condition}") == [(True,)]


def test_a_period_of_one_certification_is_of_a_code_of_its_own(lire: Lire):
    assert lire("SELECT count(*) = count(DISTINCT code_cpf), min(code_cpf) FROM eligibilite_cpf") == [(True, "900001")]


def test_declarations_of_the_sample_are_its_organismes_and_no_others(lire: Lire):
    requete = """SELECT o.source, count(DISTINCT o.id) FROM organisme_declare d JOIN organisme o USING (siren)
        WHERE d.region_code = '52' GROUP BY 1 ORDER BY 1"""
    assert lire(requete) == [("LHEO", 10), ("LISTE_PUBLIQUE", 4)]


def test_who_declares_elsewhere_stays_out_of_the_annuaire(lire: Lire):
    requete = """SELECT count(*), count(o.id) FROM organisme_declare d LEFT JOIN organisme o USING (siren)
        WHERE d.region_code <> '52'"""
    assert lire(requete) == [(3, 0)]


def test_one_organisme_that_offers_has_the_four_categories_of_qualiopi(lire: Lire):
    requete = """SELECT o.numero, EXISTS (SELECT FROM action a WHERE a.organisme_id = o.id)
        FROM organisme o JOIN certification_qualite q ON q.organisme_id = o.id
        GROUP BY o.id HAVING count(*) = 4"""
    assert lire(requete) == [("OR_0000000002", True)]


def test_sessions_of_ideo_are_of_formations_de_reference(lire: Lire):
    requete = """SELECT DISTINCT f.source, f.certification_id IS NOT NULL FROM session s
        JOIN action a ON a.id = s.action_id JOIN formation f ON f.id = a.formation_id WHERE s.source = 'IDEO'"""
    assert lire(requete) == [("CERTIFINFO", True)]


def test_ideo_has_lycees_of_the_sample_others_of_the_region_and_one_without_siren(lire: Lire):
    requete = """SELECT o.source, o.siren IS NOT NULL, count(DISTINCT o.id) FROM organisme o
        JOIN action a ON a.organisme_id = o.id WHERE a.source = 'IDEO' GROUP BY 1, 2 ORDER BY 1, 2"""
    assert lire(requete) == [("IDEO", False, 1), ("IDEO", True, 3), ("LHEO", True, 1)]


def test_some_sessions_of_ideo_are_possible_duplicates_of_offers(lire: Lire):
    requete = """SELECT DISTINCT s.source, o.source FROM doublon d
        JOIN session s ON s.id = d.session_ideo_id JOIN session o ON o.id = d.session_id"""
    assert lire(requete) == [("IDEO", "LHEO")]


def test_a_lycee_of_another_region_stays_out(lire: Lire):
    assert lire("SELECT count(*) FROM adresse WHERE ville = 'Rennes'") == [(0,)]


def test_the_same_day_gives_the_same_entries(lire: Lire, remplir: Remplir, connexion: psycopg.Connection):
    remplir(organismes=10, sessions=50)
    faits = """SELECT geste, noun, objet_id, auteur, motif, anciennes_valeurs, proposition FROM evenement
        WHERE lot_id IS NULL ORDER BY id"""
    assert connexion.execute(faits).fetchall() == lire(faits)
    assert len(lire(faits)) > 10
