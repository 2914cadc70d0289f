"""The real files of the Formacode, imported together and apart, replayed, and read back."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest

from importers import flux
from importers.fusion import Compte
from importers.lot import Bilan
from importers.reception.passage import Options

FCOD, TABLE = "shapes/FCod.xls", "shapes/V12_V13.xls"
CODES = "formacode/formacode_v13_codes_libelles.csv"
CHAMPS = "formacode/champs_semantiques_65.csv"
PUBLICS = "formacode/publics_formacode_v14.csv"
LUES = "SELECT code, libelle FROM {} WHERE version = {} AND lot_id IS NOT NULL"


def recevoir(base: str, *chemins: Path, **options: Any) -> Bilan:
    (bilan,) = flux.importer(base, "formacode", chemins, Options("reel", date(2026, 11, 23), **options))
    assert isinstance(bilan, Bilan)
    return bilan


def lignes(base: str, requete: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(base) as connexion:
        return connexion.execute(requete).fetchall()


def ecrit(fichier: Path) -> list[dict[str, str]]:
    with fichier.open(encoding="utf-8", newline="") as ouvert:
        return list(csv.DictReader(ouvert, delimiter=";"))


def rejets(bilan: Bilan) -> list[tuple[str, str | None]]:
    return [(rejet.code, rejet.extrait) for rejet in bilan.premiers]


def test_the_whole_of_version_13_goes_in_as_one_lot(base: str, donnees_reference: Path):
    chemins = [donnees_reference / nom for nom in (FCOD, CODES, CHAMPS, TABLE)]
    codes = {ligne["code"] for ligne in ecrit(chemins[1])}

    bilan = recevoir(base, *chemins, version=13)

    # where two of the files name a keyword or a field in other letters, the first is kept
    assert {code for code, _ in rejets(bilan)} == {"CLE_REPETEE"}
    connus = {code for (code,) in lignes(base, "SELECT code FROM formacode WHERE version = 13")}
    assert connus == codes | {"80006"}
    assert lignes(base, "SELECT libelle, generique_code FROM formacode WHERE (version, code) = (13, '15213')") == [
        ("Américain", "15234")
    ]
    assert lignes(base, "SELECT code, nouveau_code FROM formacode_remplacement") == [("31734", "31734")]
    assert lignes(base, "SELECT code FROM formacode WHERE version = 12 ORDER BY 1") == [("31099",), ("31734",)]


def test_each_list_of_version_13_goes_in_alone_without_a_reject(base: str, donnees_reference: Path):
    codes = ecrit(donnees_reference / CODES)
    champs = {ligne["champ_semantique"] for ligne in codes}

    premier = recevoir(base, donnees_reference / CODES)

    distincts = len({ligne["code"] for ligne in codes})
    assert (premier.rejets, premier.comptes["formacode"]) == (Counter(), Compte(distincts, 0, 0))
    assert premier.comptes["champ_semantique"] == Compte(len(champs), 0, 0)
    second = recevoir(base, donnees_reference / CHAMPS, version=13)
    assert (second.rejets, second.absents, second.comptes["champ_semantique"].crees) == (Counter(), 0, 0)
    officiels = {c["code_champ"]: c["libelle_officiel_vu"] for c in ecrit(donnees_reference / CHAMPS)}
    dits = dict(lignes(base, LUES.format("champ_semantique", 13)))
    assert {code: dits[code] for code, libelle in officiels.items() if libelle} == {
        code: libelle for code, libelle in officiels.items() if libelle
    }


@pytest.mark.parametrize(
    ("nom", "attendus"),
    [
        (FCOD, [("GENERIQUE_INCONNU", "15234 → 15254")]),
        (TABLE, [("REMPLACEMENT_INCONNU", "V12 31734 → V13 31734")]),
    ],
)
def test_a_file_alone_has_its_relations_to_what_is_not_there_rejected(
    base: str, donnees_reference: Path, nom: str, attendus: list[tuple[str, str]]
):
    assert rejets(recevoir(base, donnees_reference / nom, version=13)) == attendus


def test_the_publics_of_version_14_are_those_that_we_have(base: str, donnees_reference: Path):
    publics = {ligne["code"]: ligne["libelle"] for ligne in ecrit(donnees_reference / PUBLICS)}

    bilan = recevoir(base, donnees_reference / PUBLICS)

    assert bilan.rejets == Counter()
    assert bilan.comptes["public_vise"] == Compte(0, len(publics), 0)
    assert dict(lignes(base, LUES.format("public_vise", 14))) == publics | {"81030": "Étudiant"}  # its accent is known
    assert dict(lignes(base, LUES.format("formacode", 14))) == publics


def test_a_replay_in_other_bytes_writes_nothing(base: str, donnees_reference: Path, tmp_path: Path):
    recevoir(base, donnees_reference / CODES)
    copie = tmp_path / Path(CODES).name
    copie.write_bytes((donnees_reference / CODES).read_bytes() + b"\r\n")

    bilan = recevoir(base, copie)

    assert {compte[:2] for compte in bilan.comptes.values()} == {(0, 0)}
    assert bilan.absents == 0
