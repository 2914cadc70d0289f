"""Bridges complete certifications and sheets, and never contradict Certif Info."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from importers.lot import Bilan
from models.erreurs import FichierRefuse
from tests.importers.certifinfo.fichier import certifinfo, ligne
from tests.importers.passage.fichier import diplome, kit, onisep, pont

Recevoir = Callable[..., Bilan]
Base = psycopg.Connection[Any]

CODES = """SELECT c.code_certifinfo, referentiel, code, origine FROM certification_code k
    JOIN certification c ON c.id = certification_id ORDER BY 1, 2, 3, 4"""
FICHES = "SELECT f.code, s.code FROM fiche_scolarite s JOIN fiche f ON f.id = fiche_id ORDER BY 1, 2"


def dits(lu: Base) -> list[tuple[Any, ...]]:
    return lu.execute("SELECT bloquant, chemin, code, extrait FROM rejet ORDER BY id").fetchall()


def test_a_line_of_onisep_gives_codes_to_its_certification(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne(Code_Scolarite="", codeIdeo2="")), flux="certifinfo")

    recevoir(onisep(pont()))

    assert lu.execute(CODES).fetchall() == [
        ("4101", "IDEO", "FOR.7001", "onisep"),
        ("4101", "SCOLARITE", "50023499", "onisep"),
    ]


def test_a_certification_that_nobody_published_is_noted_as_onisep_names_it(recevoir: Recevoir, lu: Base):
    recevoir(onisep(pont()))

    assert lu.execute(
        "SELECT code_certifinfo, c.intitule, f.code, c.lot_id FROM certification c JOIN fiche f ON f.id = fiche_id"
    ).fetchall() == [("4101", "CAP tonnelier", "RNCP4411", None)]
    assert lu.execute("SELECT count(*) FROM formation").fetchall() == [(0,)]


def test_a_certification_that_onisep_noted_is_completed_by_certif_info(recevoir: Recevoir, lu: Base):
    recevoir(onisep(pont()))

    recevoir(certifinfo(ligne(Libelle_Diplome="CAP de tonnellerie")), flux="certifinfo")

    assert lu.execute("SELECT numero, intitule FROM certification").fetchall() == [
        ("CE_0000000001", "CAP de tonnellerie")
    ]


def test_a_code_scolarite_that_contradicts_certif_info_is_left_out_and_both_are_said(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne(codeIdeo2="")), flux="certifinfo")

    recevoir(onisep(pont(scolarite="50023400")))

    assert lu.execute(CODES).fetchall() == [
        ("4101", "IDEO", "FOR.7001", "onisep"),
        ("4101", "SCOLARITE", "50023499", "certifinfo"),
    ]
    extrait = "50023400 ici, 50023499 selon Certif Info"
    assert dits(lu) == [(False, "ligne 2", "SCOLARITE_CONTREDITE", extrait)]


def test_a_sheet_that_contradicts_certif_info_is_said_and_not_taken(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne()), flux="certifinfo")

    recevoir(onisep(pont(rncp="77")))

    extrait = "RNCP77 ici, RNCP4411 selon Certif Info"
    assert dits(lu) == [(False, "ligne 2", "FICHE_CONTREDITE", extrait)]
    assert lu.execute("SELECT f.code FROM certification JOIN fiche f ON f.id = fiche_id").fetchall() == [("RNCP4411",)]


def test_codes_that_onisep_drops_are_dated(recevoir: Recevoir, lu: Base):
    recevoir(onisep(pont(), pont(ideo="FOR.7002")))

    bilan = recevoir(onisep(pont()), confirmer=True)

    absents = "SELECT code FROM certification_code WHERE absent_depuis IS NOT NULL"
    assert (lu.execute(absents).fetchall(), bilan.absents) == ([("FOR.7002",)], 1)


def test_the_kit_gives_codes_to_sheets_whatever_breaks_its_labels(recevoir: Recevoir, lu: Base):
    recevoir(kit(diplome("50023499", "RNCP4411"), diplome("50023400", "RNCP4411")))

    assert lu.execute(FICHES).fetchall() == [("RNCP4411", "50023400"), ("RNCP4411", "50023499")]


def test_a_code_that_lost_its_zero_finds_it_again(recevoir: Recevoir, lu: Base):
    recevoir(kit(diplome("1022103", "RNCP4411")))

    assert lu.execute(FICHES).fetchall() == [("RNCP4411", "01022103")]


def test_a_diploma_without_a_sheet_is_told_and_nothing_is_kept(recevoir: Recevoir, lu: Base):
    recevoir(kit(diplome("50023499", "NR")))

    assert (lu.execute(FICHES).fetchall(), dits(lu)) == ([], [(False, "ligne 2", "SANS_FICHE", "50023499")])


def test_a_sheet_of_the_kit_that_contradicts_certif_info_is_left_out_and_both_are_said(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne()), flux="certifinfo")

    recevoir(kit(diplome("50023499", "RNCP77"), diplome("50023499", "RNCP4411")))

    assert lu.execute(FICHES).fetchall() == [("RNCP4411", "50023499")]
    extrait = "50023499 : RNCP77 ici, RNCP4411 selon Certif Info"
    assert dits(lu) == [(False, "ligne 2", "FICHE_CONTREDITE", extrait)]


@pytest.mark.parametrize("cfd", ["", "50023", "500234991", "5002/499"])
def test_a_code_that_has_not_its_shape_is_a_reject(recevoir: Recevoir, lu: Base, cfd: str):
    recevoir(kit(diplome("50023499", "RNCP4411"), diplome(cfd, "RNCP4411")))

    assert lu.execute("SELECT chemin FROM rejet WHERE bloquant").fetchall() == [("ligne 4",)]


def test_a_replay_of_equal_content_writes_nothing(recevoir: Recevoir):
    recevoir(kit(diplome("50023499", "RNCP4411")))

    bilan = recevoir(kit(diplome("50023499", "RNCP4411")) + b"\r\n")

    assert bilan.comptes["fiche_scolarite"] == (0, 0, 1)


def test_a_missing_column_is_named(recevoir: Recevoir):
    with pytest.raises(FichierRefuse, match="il manque la colonne « Idéo Identifiant formation »"):
        recevoir(onisep(pont()).replace("Idéo Identifiant".encode(), b"Autre"))


def test_a_file_of_certif_info_is_not_taken_for_the_kit(recevoir: Recevoir):
    with pytest.raises(FichierRefuse, match="Lancez : sofi import certifinfo"):
        recevoir(certifinfo(ligne()))
