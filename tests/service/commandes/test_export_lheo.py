import csv
from pathlib import Path

import psycopg
import pytest
from lxml import etree

from models.lheo.espaces import ESPACES
from tests.service.commandes.conftest import Offre, Sofi

SIRET = "73282932000074"


@pytest.fixture
def catalogue(sofi: Sofi, offre: Offre) -> None:
    """One offer of two sessions."""
    assert sofi("import", "lheo", offre("S1", "S2")).code == 0


@pytest.fixture
def sortie(tmp_path: Path) -> Path:
    """Where to write; nothing else is in its directory."""
    (tmp_path / "sortie").mkdir()
    return tmp_path / "sortie" / "lheo.xml"


@pytest.fixture
def sans_adresse(connexion: psycopg.Connection) -> None:
    """One of the two sessions has no place any more: Lhéo refuses it."""
    connexion.execute("UPDATE session SET adresse_inscription_id = NULL WHERE numero = 'SE_0000000001'")
    connexion.commit()


def sessions(document: Path, version: str = "2.3") -> int:
    """How many a document holds."""
    return len(etree.parse(document).findall(f".//{{{ESPACES[version]}}}session"))


@pytest.mark.usefixtures("catalogue")
def test_a_document_takes_its_place_and_is_summed_up(sofi: Sofi, sortie: Path):
    resultat = sofi("export", "lheo", "-o", sortie)
    octets = f"{sortie.stat().st_size:,}".replace(",", "\u202f")
    assert (resultat.code, resultat.sortie, sessions(sortie)) == (0, "", 2)
    assert resultat.erreurs.splitlines()[:2] == [
        "Exporting: 100 % of 2 sessions",
        f"Export Lhéo : 1 offre, 2 sessions, {octets} octets.",
    ]
    assert list(sortie.parent.iterdir()) == [sortie]


@pytest.mark.usefixtures("catalogue")
def test_the_version_is_the_one_asked(sofi: Sofi, sortie: Path):
    assert sofi("export", "lheo", "-o", sortie, "--version", "2.2").code == 0
    assert sessions(sortie, "2.2") == 2


@pytest.mark.usefixtures("catalogue")
def test_the_offers_are_those_of_the_organisme_asked(sofi: Sofi, sortie: Path):
    assert sofi("export", "lheo", "-o", sortie, "--organisme", SIRET).code == 0
    assert sessions(sortie) == 2


@pytest.mark.usefixtures("catalogue")
def test_an_annuaire_is_an_lheo_plus(sofi: Sofi, sortie: Path):
    assert sofi("export", "lheo", "-o", sortie, "--annuaire").code == 0
    assert etree.parse(sortie).getroot().tag == f"{{{ESPACES['2.3']}}}lheo-plus"


@pytest.mark.usefixtures("catalogue", "sans_adresse")
def test_what_lheo_refuses_is_told_and_exits_3(sofi: Sofi, sortie: Path):
    resultat = sofi("export", "lheo", "-o", sortie)
    assert (resultat.code, sessions(sortie)) == (3, 1)
    assert "\nRefus :\n  FO_0000000001, SE_0000000001, " in resultat.erreurs
    assert resultat.erreurs.endswith("Pour le détail, offre par offre : --rapport FICHIER.csv\n")


@pytest.mark.usefixtures("catalogue", "sans_adresse")
def test_the_table_holds_every_decision(sofi: Sofi, sortie: Path):
    rapport = sortie.with_suffix(".csv")
    resultat = sofi("export", "lheo", "-o", sortie, "--rapport", rapport)
    assert resultat.erreurs.endswith(f"Le détail est dans {rapport}.\n")
    entete, *lignes = csv.reader(rapport.read_text(encoding="utf-8-sig").splitlines(), delimiter=";")
    assert entete == ["offre", "objet", "element", "constat", "message"]
    assert ["FO_0000000001", "SE_0000000001", "REFUSE"] in [[ligne[0], ligne[1], ligne[3]] for ligne in lignes]
    assert f"  rempli{len(lignes) - 1:>20}" in resultat.erreurs


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--organisme", "123"], "« 123 » n'est pas un SIRET : 14 chiffres"),
        (["--organisme", "90000001900019"], "Aucun établissement du catalogue n'a le SIRET 90000001900019"),
        (["--version", "2.4"], "Lhéo 2.4 n'est pas une version exportée : choisissez 2.2 ou 2.3."),
        ([], "Le catalogue n'a aucune offre à exporter"),
    ],
)
def test_what_cannot_be_exported_is_told_and_leaves_what_was_there(
    sofi: Sofi, sortie: Path, options: list[str], message: str
):
    sortie.write_bytes(b"ancien")
    resultat = sofi("export", "lheo", "-o", sortie, *options)
    assert resultat.code == 1
    assert message in resultat.erreurs
    assert (sortie.read_bytes(), list(sortie.parent.iterdir())) == (b"ancien", [sortie])


def test_a_document_does_not_take_the_place_of_its_table(sofi: Sofi, sortie: Path):
    resultat = sofi("export", "lheo", "-o", sortie, "--rapport", sortie.parent / "." / sortie.name)
    assert (resultat.code, list(sortie.parent.iterdir())) == (1, [])
    assert resultat.erreurs == "Le document et son rapport iraient au même endroit : donnez-leur deux noms.\n"


def test_a_table_that_cannot_be_written_stops_the_export_before_it_begins(sofi: Sofi, sortie: Path):
    resultat = sofi("export", "lheo", "-o", sortie, "--rapport", sortie.parent / "absent" / "r.csv")
    assert (resultat.code, list(sortie.parent.iterdir())) == (1, [])
    assert "r.csv : son dossier n'existe pas ; créez-le, ou corrigez le chemin." in resultat.erreurs


def test_an_unknown_option_is_a_usage_error(sofi: Sofi):
    assert sofi("export", "lheo", "--siret", SIRET).code == 2


def test_a_database_that_was_not_migrated_is_told_so(sofi: Sofi, sortie: Path, base_vide: str):
    resultat = sofi("export", "lheo", "-o", sortie, DATABASE_URL=base_vide)
    assert (resultat.code, list(sortie.parent.iterdir())) == (1, [])
    assert resultat.erreurs.endswith("lancez : sofi migrate\n")
