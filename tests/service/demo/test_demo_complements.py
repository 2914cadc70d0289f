"""The liste publique and Idéo of the sample, as files; imported, they are in tests/service/commandes."""

import csv
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from rules.organisme import lire_nda, lire_siret, lire_uai
from service.demo.generateur import redaction
from service.demo.organismes import Organisme
from service.demo.references import COMPLEMENTS, Envoi, completer
from tests.service.demo.conftest import AUJOURDHUI, Formateurs

ORGANISMES = 300
QUALIOPI = (
    ("certifications.actionsDeFormation", 0.71),
    ("certifications.bilansDeCompetences", 0.12),
    ("certifications.VAE", 0.13),
    ("certifications.actionsDeFormationParApprentissage", 0.19),
)
Lignes = list[dict[str, str]]
Lire = Callable[[str], Lignes]


@pytest.fixture(scope="module")
def organismes() -> list[Organisme]:
    return redaction(ORGANISMES, AUJOURDHUI).organismes


@pytest.fixture(scope="module")
def complements(
    organismes: list[Organisme], formateurs: Formateurs, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Envoi, Envoi]:
    return completer(tmp_path_factory.mktemp("complements"), organismes, formateurs, aujourdhui=AUJOURDHUI)


@pytest.fixture(scope="module")
def lire(complements: tuple[Envoi, Envoi]) -> Lire:
    """The lines of the file whose name holds a word."""

    def lire(mot: str) -> Lignes:
        (fichier,) = (fichier for envoi in complements for fichier in envoi.fichiers if mot in fichier.name)
        return list(csv.DictReader(fichier.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))

    return lire


def octets(envois: tuple[Envoi, ...]) -> list[bytes]:
    return [fichier.read_bytes() for envoi in envois for fichier in envoi.fichiers]


def test_every_complement_that_is_named_is_written_in_that_order(complements: tuple[Envoi, Envoi]):
    assert tuple(envoi.flux for envoi in complements) == COMPLEMENTS


def test_the_same_seed_and_day_write_the_same_bytes(
    complements: tuple[Envoi, Envoi], organismes: list[Organisme], formateurs: Formateurs, tmp_path: Path
):
    assert octets(completer(tmp_path, organismes, formateurs, aujourdhui=AUJOURDHUI)) == octets(complements)


@pytest.mark.parametrize("autre", [{"graine": 53}, {"aujourdhui": AUJOURDHUI + timedelta(1)}])
def test_another_seed_or_day_writes_other_actions(
    autre: dict[str, object],
    complements: tuple[Envoi, Envoi],
    organismes: list[Organisme],
    formateurs: Formateurs,
    tmp_path: Path,
):
    autres = completer(tmp_path, organismes, formateurs, **{"aujourdhui": AUJOURDHUI, **autre})
    assert octets(autres)[-1] != octets(complements)[-1]


@pytest.mark.parametrize("jour", [date(2027, 2, 28), date(2028, 2, 29), date(2031, 12, 31)])
def test_any_day_has_its_files(jour: date, organismes: list[Organisme], formateurs: Formateurs, tmp_path: Path):
    assert all(octets(completer(tmp_path, organismes, formateurs, aujourdhui=jour)))


@pytest.mark.parametrize(("categorie", "part"), QUALIOPI)
def test_shares_of_qualiopi_are_those_of_the_region(lire: Lire, categorie: str, part: float):
    ici = [ligne for ligne in lire("liste-publique") if ligne["adressePhysiqueOrganismeFormation.codeRegion"] == "52"]
    assert sum(ligne[categorie] == "true" for ligne in ici) / len(ici) == pytest.approx(part, abs=0.05)


def test_most_organismes_of_the_sample_declare_beside_others(lire: Lire, organismes: list[Organisme]):
    declares = {ligne["siretEtablissementDeclarant"] for ligne in lire("liste-publique")}
    siens = {organisme.siret for organisme in organismes}
    assert 0.8 < len(declares & siens) / len(siens) < 1
    assert len(declares - siens) == ORGANISMES // 6 + ORGANISMES // 10


def test_numbers_of_the_liste_publique_are_right_and_none_is_twice(lire: Lire):
    lignes = lire("liste-publique")
    for ligne in lignes:
        assert lire_nda(ligne["numeroDeclarationActivite"]).code is None
        assert lire_siret(ligne["siretEtablissementDeclarant"]) == (ligne["siretEtablissementDeclarant"], None, None)
        assert ligne["siretEtablissementDeclarant"].startswith(ligne["siren"])
    precedents = [nda for ligne in lignes for nda in ligne["numerosDeclarationActivitePrecedent"].split(", ") if nda]
    ndas = [ligne["numeroDeclarationActivite"] for ligne in lignes]
    assert precedents
    assert len({*ndas, *precedents}) == len(ndas) + len(precedents)


def test_places_of_ideo_have_right_numbers_and_no_siret_of_the_liste_publique_but_that_of_the_sample(
    lire: Lire, organismes: list[Organisme]
):
    structures = lire("structures")
    assert all(lire_uai(structure["code UAI"]) == (structure["code UAI"], None, None) for structure in structures)
    sirets = {structure["n° SIRET"] for structure in structures} - {""}
    declares = {ligne["siretEtablissementDeclarant"] for ligne in lire("liste-publique")}
    assert sirets & declares <= {organisme.siret for organisme in organismes}
    assert "" in {structure["n° SIRET"] for structure in structures}


def test_every_action_of_ideo_is_of_a_structure_and_of_a_formation_that_come_with_it(lire: Lire):
    actions = lire("actions")
    structures = {structure["URL et ID Onisep"] for structure in lire("structures")}
    formations = {formation["URL et ID Onisep"] for formation in lire("formations")}
    assert {action["ENS URL et ID Onisep"] for action in actions} == structures
    assert {action["FOR URL et ID Onisep"] for action in actions} <= formations
    assert len({action["Action de Formation (AF) identifiant Onisep"] for action in actions}) == len(actions)


def test_ideo_is_of_the_whole_of_france(lire: Lire):
    assert {action["ENS région"] for action in lire("actions")} == {"Pays de la Loire", "Bretagne"}
