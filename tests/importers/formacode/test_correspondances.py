"""Jobs of keywords: France Travail's pairs, its former table without header, the list of our thesaurus."""

from collections.abc import Callable
from datetime import date
from typing import Any

import psycopg
import pytest

from importers.lot import Bilan
from models.erreurs import FichierRefuse

Base = psycopg.Connection[Any]
Recevoir = Callable[..., Bilan]

PAIRES = "Code ROME;Intitulé;Formacode;Libellé Formacode\nH2207;x;45571;Marqueterie\nH2206;x;45571;Marqueterie\n"
LISTES = (
    '"H2207","Métier d\'\'art","MARQUETERIE D\'\'ART 45571$TOURNAGE 45572$"\n"H2206","Menuiserie","TOURNAGE 45572"\n'
)
THESAURUS = "code;libelle;generique;romes\n45571;Marqueterie;;H2207|H2206 Menuiserie\n45572;Tournage;;\n"
LIENS = "SELECT version, code, rome_code, origine, absent_depuis FROM formacode_rome ORDER BY origine, code, rome_code"


def lire(lu: Base, requete: str) -> list[tuple[Any, ...]]:
    return lu.execute(requete).fetchall()


def test_pairs_tie_keywords_to_jobs_and_note_those_that_nobody_described(recevoir: Recevoir, lu: Base):
    bilan = recevoir({"ROME 26M06 - Formacode V14.csv": PAIRES})

    assert lire(lu, LIENS) == [
        (14, "45571", "H2206", "francetravail", None),
        (14, "45571", "H2207", "francetravail", None),
    ]
    assert lire(lu, "SELECT version, code, libelle, lot_id FROM formacode") == [(14, "45571", "Marqueterie", None)]
    assert lire(lu, "SELECT code, libelle FROM rome ORDER BY 1") == [("H2206", "H2206"), ("H2207", "H2207")]
    assert (bilan.rejets.total(), bilan.comptes["formacode_rome"]) == (0, (2, 0, 0))


def test_a_replay_writes_nothing_and_a_pair_that_is_gone_is_dated(recevoir: Recevoir, lu: Base):
    recevoir({"romes_v14.csv": PAIRES})
    assert recevoir({"romes_v14.csv": PAIRES + "\n"}).comptes["formacode_rome"] == (0, 0, 2)

    recevoir({"romes_v14.csv": PAIRES.replace("H2206;x;45571;Marqueterie\n", "")}, date(2026, 12, 1), confirmer=True)

    assert [ligne[2:] for ligne in lire(lu, LIENS)] == [
        ("H2206", "francetravail", date(2026, 12, 1)),
        ("H2207", "francetravail", None),
    ]


def test_the_former_table_has_no_header_and_doubles_its_apostrophes(recevoir: Recevoir, lu: Base):
    recevoir({"rome_formacode_v11.csv": LISTES})

    assert [ligne[:3] for ligne in lire(lu, LIENS)] == [
        (11, "45571", "H2207"),
        (11, "45572", "H2206"),
        (11, "45572", "H2207"),
    ]
    assert lire(lu, "SELECT code, libelle FROM rome ORDER BY 1") == [("H2206", "Menuiserie"), ("H2207", "Métier d'art")]
    assert lire(lu, "SELECT code, libelle FROM formacode ORDER BY 1") == [
        ("45571", "MARQUETERIE D'ART"),
        ("45572", "TOURNAGE"),
    ]


def test_the_thesaurus_may_list_the_jobs_of_a_keyword(recevoir: Recevoir, lu: Base):
    recevoir({"thesaurus_v14.csv": THESAURUS})

    assert [ligne[1:4] for ligne in lire(lu, LIENS)] == [
        ("45571", "H2206", "thesaurus"),
        ("45571", "H2207", "thesaurus"),
    ]


def test_what_one_of_them_says_no_more_the_other_still_says(recevoir: Recevoir, lu: Base):
    recevoir({"romes_v14.csv": PAIRES})
    recevoir({"thesaurus_v14.csv": THESAURUS})

    recevoir({"thesaurus_v14.csv": THESAURUS.replace("H2207|H2206 Menuiserie", "")}, confirmer=True)

    assert {ligne[3] for ligne in lire(lu, LIENS) if ligne[4] is None} == {"francetravail"}


@pytest.mark.parametrize(
    ("nom", "contenu", "extrait"),
    [
        ("romes_v14.csv", PAIRES.replace("H2206;", "2206;"), "2206"),
        ("romes_v14.csv", PAIRES.replace("H2206;x;45571", "H2206;x;4557"), "4557"),
        ("romes_v11.csv", LISTES.replace("MARQUETERIE D''ART 45571", "MARQUETERIE 4557"), "MARQUETERIE 4557"),
        ("thesaurus_v14.csv", THESAURUS.replace("H2206 Menuiserie", "2206"), "2206"),
    ],
)
def test_a_code_that_is_none_is_told_and_the_rest_goes_in(
    recevoir: Recevoir, lu: Base, nom: str, contenu: str, extrait: str
):
    recevoir({nom: contenu})

    assert lire(lu, "SELECT code, extrait FROM rejet WHERE bloquant") == [("CODE_MAL_FORME", extrait)]
    assert lire(lu, "SELECT DISTINCT code, rome_code FROM formacode_rome WHERE rome_code = 'H2207'") != []


def test_a_table_of_pairs_without_its_version_is_refused(recevoir: Recevoir):
    with pytest.raises(FichierRefuse, match="ajoutez --version"):
        recevoir({"rome.csv": PAIRES})


def test_a_table_of_pairs_without_keywords_names_what_is_missing(recevoir: Recevoir):
    with pytest.raises(FichierRefuse, match="« code_formacode »"):
        recevoir({"romes_v14.csv": "code_rome;libelle_formacode\nH2207;Marqueterie\n"})
