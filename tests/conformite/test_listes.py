"""Our lists of codes against the tables that Lhéo and Centre Inffo publish."""

import csv
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest
from lxml import etree

from models.lheo.listes import listes
from models.nomenclatures import nomenclature

# a word misspelt in the official tables
CORRIGES = {"professionalisation": "professionnalisation"}


def plie(libelle: str | None) -> str:
    """Without accents, case nor punctuation: what typography may change."""
    ascii_seul = unicodedata.normalize("NFKD", libelle or "").encode("ascii", "ignore").decode().lower()
    mots = re.findall(r"[a-z0-9]+", ascii_seul.replace("'", ""))
    return "".join(CORRIGES.get(mot, mot) for mot in mots)


def table(fichier: Path) -> dict[str, dict[str, str]]:
    lues: dict[str, dict[str, str]] = defaultdict(dict)
    with fichier.open(encoding="utf-8") as flux:
        for ligne in csv.DictReader(flux, delimiter="\t"):
            lues[ligne["table"].removeprefix("dict-")][ligne["code"]] = ligne["label"]
    return lues


def publics_xml(fichier: Path) -> dict[str, str]:
    entrees = etree.parse(fichier).iter("{*}entry")
    return {entree.find("{*}key").get("val"): entree.find("{*}value").get("val") for entree in entrees}


def publics_tsv(fichier: Path) -> dict[str, str]:
    return dict(ligne.split("\t") for ligne in fichier.read_text(encoding="utf-8").splitlines())


def publics_de(version: int) -> dict[str, str]:
    lignes = nomenclature("public_vise")
    valables = [ligne for ligne in lignes if int(ligne["du"]) <= version <= int(ligne["au"])]
    publics = {ligne["code"]: ligne["libelle"] for ligne in valables}
    assert len(publics) == len(valables)
    return publics


def test_the_closed_lists_of_lheo_2_3_bear_the_official_labels(donnees_reference: Path):
    officielles = table(donnees_reference / "lheo/tables/lheo-2.3-dicts.tsv")
    for liste, codes in officielles.items():
        notres = {code: plie(valeur.libelle) for code, valeur in listes("2.3")[liste].items()}
        if liste == "AIS":
            notres.pop("3")  # in the XSD, but the published table forgets it
        assert notres == {code: plie(libelle) for code, libelle in codes.items()}, liste


def test_lheo_2_2_knows_the_codes_of_its_own_tables(donnees_reference: Path):
    for liste, codes in table(donnees_reference / "lheo/tables/lheo-2.2-dicts.tsv").items():
        assert set(listes("2.2")[liste]) - {"3" if liste == "AIS" else ""} == set(codes), liste


@pytest.mark.parametrize("version", [9, 10, 14])
def test_the_publics_are_those_of_each_published_formacode(version: int, donnees_reference: Path):
    dossier = donnees_reference / "lheo/tables"
    if version == 14:
        officiels = publics_tsv(dossier / "public-vise-formacode-V14.tsv")
    else:
        officiels = publics_xml(dossier / f"dict-public-vise-formacode-V{version}.xml")
    notres = {code: plie(libelle) for code, libelle in publics_de(version).items() if code in officiels}
    assert notres == {code: plie(libelle) for code, libelle in officiels.items()}


def test_no_public_of_formacode_9_is_taken_for_one_of_formacode_10(donnees_reference: Path):
    assert set(publics_de(9)) == set(publics_xml(donnees_reference / "lheo/tables/dict-public-vise-formacode-V9.xml"))


def test_the_nsf_codes_are_the_93_published_ones(donnees_reference: Path):
    lignes = (donnees_reference / "nsf/nsf_93_edof_editor.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert {ligne["code"] for ligne in nomenclature("nsf")} == {ligne.split(";")[0] for ligne in lignes}


def test_departements_stand_in_the_region_of_the_official_geographic_code(donnees_reference: Path):
    with (donnees_reference / "communes/communes_cog_2026.csv").open(encoding="utf-8") as flux:
        lignes = list(csv.DictReader(flux, delimiter=";"))
    officiels = {ligne["code_departement"]: ligne["code_region"] for ligne in lignes}
    notres = {ligne["code"]: ligne["region_code"] for ligne in nomenclature("departement")}
    assert len(notres) == 101 + 8  # overseas territories
    assert notres == {code: officiels[code] for code in notres}
