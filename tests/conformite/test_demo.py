from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from service.demo import references
from service.demo.generateur import ecrire


@pytest.fixture(scope="module")
def schema(donnees_reference: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(donnees_reference / "lheo" / "xsd" / "lheo-2.3.xsd"))


@pytest.mark.parametrize(("organismes", "sessions"), [(5, 20), (300, 5000)])
def test_the_sample_is_valid_against_the_official_schema(
    schema: etree.XMLSchema, tmp_path: Path, organismes: int, sessions: int
):
    fichiers = ecrire(tmp_path, organismes=organismes, sessions=sessions, aujourdhui=date(2026, 11, 23))
    fautes = []
    for chemin in fichiers:
        if not schema.validate(etree.parse(chemin)):
            fautes += [f"{chemin.name}:{faute.line} {faute.message}" for faute in schema.error_log]
    assert fautes == []


@pytest.mark.parametrize(
    ("notre", "leur", "encodage"),
    [
        ("communes.csv", "communes/communes_cog_2026.csv", "utf-8"),
        ("unix_referentiel_code_rome_v461_utf8.csv", "rome/unix_referentiel_code_rome_v460_utf8.csv", "utf-8"),
        ("opendata-certifinfo-01112026.csv", "shapes/certifinfo_opendata.csv", "cp1252"),
        ("Kit_apprentissage_20261101.csv", "rncp/Kit_apprentissage_20231218.csv", "utf-8"),
        ("moncompteformation_catalogueformation.csv", "shapes/mcf_catalogueformation.csv", "utf-8"),
        ("liste-publique-des-of.csv", "shapes/liste_publique_of.csv", "utf-8"),
        ("ideo-structures_enseignement_secondaire.csv", "shapes/ideo_structures_secondaire.csv", "utf-8"),
        ("ideo-formations_initiales.csv", "shapes/ideo_formations_initiales.csv", "utf-8"),
        ("ideo-actions_formation_univers_lycee.csv", "shapes/ideo_actions_lycee.csv", "utf-8"),
    ],
)
def test_a_table_of_the_sample_has_the_header_of_the_real_one(
    notre: str, leur: str, encodage: str, donnees_reference: Path, tmp_path: Path
):
    references.ecrire(tmp_path, {}, aujourdhui=date(2026, 11, 23))
    references.completer(tmp_path, [], {}, aujourdhui=date(2026, 11, 23))
    entetes = [
        fichier.read_text(encoding=encodage).splitlines()[0] for fichier in (tmp_path / notre, donnees_reference / leur)
    ]
    assert entetes[0] == entetes[1]


@pytest.mark.parametrize("registre", ["RNCP", "RS"])
def test_a_sheet_of_the_sample_has_the_elements_of_the_real_ones_in_their_order(
    registre: str, donnees_reference: Path, tmp_path: Path
):
    references.ecrire(tmp_path, {}, aujourdhui=date(2026, 11, 23))
    notres = etree.parse(tmp_path / f"export_fiches_{registre}_V4_1_2026-11-23.xml").findall("FICHE")
    vraies = etree.parse(donnees_reference / "rncp" / f"export_fiches_{registre}_fixture.xml").findall("FICHE")
    suivis = {(un.tag, autre.tag) for vraie in vraies for un in vraie for autre in un.itersiblings()}
    assert {(un.tag, autre.tag) for fiche in notres for un, autre in pairwise(fiche)} - suivis == set()
