"""The real extracts of the RNCP and of the RS, XML and CSV: all goes in."""

from datetime import date
from pathlib import Path

import psycopg
import pytest

from importers.flux import importer
from importers.lot import Bilan
from importers.reception.passage import Options

COMPTES = {
    "export_fiches_RNCP_fixture.xml": {
        "fiche": 12,
        "bloc_competences": 53,
        "fiche_certificateur": 17,
        "fiche_partenaire": 1079,
        "fiche_formacode": 36,
        "fiche_nsf": 20,
        "fiche_rome": 33,
        "fiche_succession": 14,
        "formation": 0,
    },
    "export_fiches_RS_fixture.xml": {
        "fiche": 8,
        "bloc_competences": 0,
        "fiche_certificateur": 10,
        "fiche_partenaire": 408,
        "fiche_formacode": 15,
        "fiche_nsf": 10,
        "fiche_rome": 0,
        "fiche_succession": 6,
        "formation": 0,
    },
    "export-fiches-csv-2024-02-22.zip": {
        "fiche": 9,
        "bloc_competences": 6,
        "fiche_certificateur": 6,
        "fiche_partenaire": 10,
        "fiche_formacode": 5,
        "fiche_nsf": 10,
        "fiche_rome": 15,
        "fiche_succession": 6,
        "formation": 0,
    },
}


def importe(base: str, fichier: Path) -> Bilan:
    (bilan,) = importer(base, "rncp", [fichier], Options("rncp", date(2026, 11, 23)))
    assert isinstance(bilan, Bilan)
    return bilan


@pytest.mark.parametrize("nom", COMPTES)
def test_an_extract_goes_in_without_a_reject_nor_a_reservation(base: str, donnees_reference: Path, nom: str):
    bilan = importe(base, donnees_reference / "rncp" / nom)

    assert {table: compte.crees for table, compte in bilan.comptes.items()} == COMPTES[nom]
    assert (bilan.rejets.total(), bilan.reserves.total()) == (0, 0)


def test_both_registers_and_the_tables_go_in_together(base: str, donnees_reference: Path):
    for nom in COMPTES:
        importe(base, donnees_reference / "rncp" / nom)

    with psycopg.connect(base) as connexion:
        (compte,) = connexion.execute("SELECT count(*) FROM fiche WHERE lot_id IS NOT NULL").fetchall()
        liens = connexion.execute("SELECT DISTINCT lien ~ '^https?://[^ ]+$' FROM fiche, unnest(urls) lien").fetchall()
    assert compte == (28,)
    assert liens == [(True,)]
