"""What replaces what: from the columns of a line, from the table of replacements, in chains, never in circles."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from importers.lot import Bilan
from tests.importers.certifinfo.fichier import certifinfo, ligne, remplacements

Recevoir = Callable[..., Bilan]
Base = psycopg.Connection[Any]

CHAINES = """SELECT a.code_certifinfo, n.code_certifinfo FROM certification_remplacement
    JOIN certification a ON a.id = ancienne_id JOIN certification n ON n.id = nouvelle_id
    WHERE certification_remplacement.absent_depuis IS NULL ORDER BY 1, 2"""


def chaines(lu: Base) -> list[tuple[Any, ...]]:
    return lu.execute(CHAINES).fetchall()


def rejets(lu: Base) -> list[tuple[Any, ...]]:
    return lu.execute("SELECT chemin, code, extrait FROM rejet WHERE bloquant ORDER BY id").fetchall()


ANCIEN = {"Code_Ancien_Diplome": "3990", "Intitule_Ancien_Diplome": "BEP tonnelier", "Etat_Ancien_Diplome": "3"}


def test_the_old_diploma_of_a_line_is_replaced_by_its_own(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne(**ANCIEN)))

    assert chaines(lu) == [("3990", "4101")]


def test_an_old_diploma_without_a_line_is_known_by_what_is_said_of_it(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne(**ANCIEN, Code_Ancien_RNCP="88", Code_Ancien_Scolarite="51023401")))

    assert lu.execute(
        """SELECT c.intitule, c.etat, f.code, c.lot_id, ARRAY(SELECT code FROM certification_code WHERE
        certification_id = c.id) FROM certification c LEFT JOIN fiche f ON f.id = fiche_id
        WHERE code_certifinfo = '3990'"""
    ).fetchall() == [("BEP tonnelier", "ARCHIVEE", "RNCP88", None, ["51023401"])]


def test_what_an_old_diploma_says_of_itself_wins(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne(**ANCIEN), ligne(Code_Diplome="3990", Libelle_Diplome="BEP de tonnellerie")))

    assert lu.execute("SELECT intitule, etat FROM certification WHERE code_certifinfo = '3990'").fetchall() == [
        ("BEP de tonnellerie", "PUBLIEE")
    ]


def test_one_line_per_old_diploma_makes_several_predecessors(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne(**ANCIEN), ligne(**ANCIEN | {"Code_Ancien_Diplome": "3991"})))

    assert chaines(lu) == [("3990", "4101"), ("3991", "4101")]


def test_the_table_of_replacements_tells_its_two_pairs_of_columns_apart(recevoir: Recevoir, lu: Base):
    recevoir(remplacements("1;Vieux;3;2;Neuf;1"))

    assert lu.execute("SELECT code_certifinfo, intitule, etat FROM certification ORDER BY 1").fetchall() == [
        ("1", "Vieux", "ARCHIVEE"),
        ("2", "Neuf", "PUBLIEE"),
    ]


def test_one_to_many_and_chains_are_kept_step_by_step(recevoir: Recevoir, lu: Base):
    recevoir(remplacements("1;A;3;2;B;3", "1;A;3;3;C;1", "2;B;3;4;D;1"))

    assert chaines(lu) == [("1", "2"), ("1", "3"), ("2", "4")]


def test_a_line_in_error_is_left_out_and_told(recevoir: Recevoir, lu: Base):
    bilan = recevoir(remplacements("1;A;2;2;B;1", "3;C;3;4;D;1"))

    assert chaines(lu) == [("3", "4")]
    assert bilan.reserves == {"CODE_ERRONE": 1}


def test_a_circle_is_refused_edge_by_edge(recevoir: Recevoir, lu: Base):
    recevoir(remplacements("1;A;3;2;B;3", "2;B;3;3;C;3", "3;C;3;1;A;3", "4;D;3;1;A;3"))

    assert chaines(lu) == [("4", "1")]
    assert rejets(lu) == [
        ("ligne 2", "REMPLACEMENT_EN_CERCLE", "1 -> 2"),
        ("ligne 3", "REMPLACEMENT_EN_CERCLE", "2 -> 3"),
        ("ligne 4", "REMPLACEMENT_EN_CERCLE", "3 -> 1"),
    ]


def test_a_circle_that_a_second_file_would_close_is_refused(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne(**ANCIEN)))

    recevoir(remplacements("4101;CAP tonnelier;3;3990;BEP tonnelier;1"))

    assert chaines(lu) == [("3990", "4101")]
    assert rejets(lu) == [("ligne 2", "REMPLACEMENT_EN_CERCLE", "4101 -> 3990")]


def test_a_certification_that_replaces_itself_in_the_table_is_a_reject(recevoir: Recevoir, lu: Base):
    recevoir(remplacements("1;A;3;1;A;3", "1;A;3;2;B;1"))

    assert rejets(lu) == [("ligne 2", "REMPLACEMENT_PAR_SOI", "1")]


def test_a_certification_that_replaces_itself_in_a_line_goes_in_without_that(recevoir: Recevoir, lu: Base):
    bilan = recevoir(certifinfo(ligne(**ANCIEN | {"Code_Ancien_Diplome": "4101"})))

    assert (chaines(lu), dict(bilan.reserves)) == ([], {"REMPLACEMENT_PAR_SOI": 1})


@pytest.mark.parametrize("premier", [0, 1])
def test_what_two_files_say_stays_as_long_as_one_of_them_says_it(recevoir: Recevoir, lu: Base, premier: int):
    fichiers = [certifinfo(ligne(**ANCIEN)), remplacements("3990;BEP tonnelier;3;4101;CAP tonnelier;1")]
    recevoir(fichiers[premier])
    recevoir(fichiers[1 - premier])

    recevoir(certifinfo(ligne()))

    assert chaines(lu) == [("3990", "4101")]
