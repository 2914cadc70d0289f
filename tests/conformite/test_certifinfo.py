"""The files of Certif Info, and those that lead to it, as they are published, all read."""

from datetime import date
from pathlib import Path
from typing import Any

import psycopg

from importers.flux import importer
from importers.lot import Bilan
from importers.reception.passage import Options


def recevoir(base: str, flux: str, *chemins: Path) -> Bilan:
    (bilan,) = importer(base, flux, chemins, Options(flux, date(2026, 11, 23)))
    assert isinstance(bilan, Bilan)
    return bilan


def lire(base: str, requete: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(base) as connexion:
        return connexion.execute(requete).fetchall()


def test_the_open_data_file_goes_in_without_a_remark(base: str, donnees_reference: Path):
    bilan = recevoir(base, "certifinfo", donnees_reference / "shapes/certifinfo_opendata.csv")

    assert (dict(bilan.rejets), dict(bilan.reserves)) == ({}, {})
    assert {nom: compte.crees for nom, compte in bilan.comptes.items()} == {
        "type_diplome": 2,
        "certification": 2,
        "certification_formacode": 2,
        "certification_rome": 2,
        "certification_nsf": 2,
        "certification_autorite": 3,
        "certification_code": 2,
        "certification_remplacement": 2,
        "formation": 2,
    }
    assert lire(base, "SELECT count(*) FROM certification WHERE etat = 'ARCHIVEE' AND lot_id IS NULL") == [(2,)]


def test_the_table_of_onisep_goes_in_without_a_remark(base: str, donnees_reference: Path):
    bilan = recevoir(base, "passage", donnees_reference / "shapes/onisep_table_de_passage.csv")

    assert (dict(bilan.rejets), dict(bilan.reserves)) == ({}, {})
    assert lire(base, "SELECT referentiel, code FROM certification_code ORDER BY 1") == [
        ("IDEO", "FOR.3651"),
        ("SCOLARITE", "40034403"),
    ]


def test_every_line_of_the_kit_goes_in_those_without_a_sheet_apart(base: str, donnees_reference: Path):
    bilan = recevoir(base, "passage", donnees_reference / "rncp/Kit_apprentissage_20231218.csv")

    assert (dict(bilan.rejets), dict(bilan.reserves)) == ({}, {"SANS_FICHE": 37})
    assert bilan.comptes["fiche_scolarite"].crees == 5_707 - 37


def test_the_catalogue_of_mon_compte_formation_goes_in_without_a_remark(base: str, donnees_reference: Path):
    bilan = recevoir(base, "cpf", donnees_reference / "shapes/mcf_catalogueformation.csv")

    assert (dict(bilan.rejets), dict(bilan.reserves)) == ({}, {})
    assert lire(base, "SELECT code_certifinfo, f.code FROM certification JOIN fiche f ON f.id = fiche_id") == [
        ("990002", "RS9902")
    ]
