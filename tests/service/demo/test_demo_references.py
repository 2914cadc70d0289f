"""The reference feeds of the sample: accepted without a remark, and about every code that its offers bear."""

import os
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import psycopg
import pytest

from importers import flux
from importers.lot import Bilan
from importers.reception.passage import Options
from service.demo.references import FLUX, Envoi, ecrire
from service.demo.references.certificateurs import CERTIFICATEURS
from tests.bases import copie
from tests.service.demo.conftest import AUJOURDHUI, Formateurs, Offres

L = "{http://lheo.gouv.fr/2.3}"


@pytest.fixture(scope="module")
def bilans(envois: list[Envoi], base_des_references: str) -> list[Bilan]:
    options = Options("demo", AUJOURDHUI, strict=True)
    return [
        fait
        for envoi in envois
        for fait in flux.importer(base_des_references, envoi.flux, envoi.fichiers, options)
        if isinstance(fait, Bilan)
    ]


@pytest.fixture(scope="module")
def base_des_references(serveur: Path, administration: psycopg.Connection) -> Iterator[str]:
    """A database for the one import of this module."""
    with copie(serveur, administration, f"references_{os.getpid()}") as url:
        yield url


@pytest.fixture(scope="module")
def lire(bilans: list[Bilan], base_des_references: str) -> Callable[[str], set[object]]:
    """The values of the first column of a query, once all is in."""
    assert bilans
    with psycopg.connect(base_des_references, autocommit=True) as connexion:
        yield lambda requete: {ligne[0] for ligne in connexion.execute(requete)}


@pytest.fixture(scope="module")
def dits(echantillon_et_formateurs: tuple[Offres, Formateurs]) -> Callable[[str], set[str]]:
    """The texts of an element in the offers."""
    return lambda nom: {noeud.text for racine in echantillon_et_formateurs[0] for noeud in racine.iter(L + nom)}


def empreinte(envois: list[Envoi]) -> str:
    return sha256(b"".join(f.read_bytes() for envoi in envois for f in envoi.fichiers)).hexdigest()


def test_every_feed_that_is_named_is_written_in_that_order(envois: list[Envoi]):
    assert tuple(dict.fromkeys(envoi.flux for envoi in envois)) == FLUX


def test_every_file_goes_in_without_a_reject_or_a_reservation(bilans: list[Bilan]):
    assert [(bilan.rejets, bilan.reserves) for bilan in bilans] == [({}, {})] * 12


def test_the_same_seed_and_day_write_the_same_bytes(envois: list[Envoi], formateurs: Formateurs, tmp_path: Path):
    assert empreinte(ecrire(tmp_path, formateurs, aujourdhui=AUJOURDHUI)) == empreinte(envois)


@pytest.mark.parametrize("autre", [{"graine": 53}, {"aujourdhui": AUJOURDHUI + timedelta(1)}])
def test_another_seed_or_day_writes_other_sheets(
    autre: dict[str, object], envois: list[Envoi], formateurs: Formateurs, tmp_path: Path
):
    autres = ecrire(tmp_path, formateurs, **{"aujourdhui": AUJOURDHUI, **autre})
    fiches, autres_fiches = ([envoi for envoi in lot if envoi.flux == "rncp"] for lot in (envois, autres))
    assert empreinte(autres_fiches) != empreinte(fiches)


@pytest.mark.parametrize("jour", [date(2027, 2, 28), date(2028, 2, 29), date(2031, 12, 31)])
def test_any_day_has_its_files(jour: date, tmp_path: Path):
    envois = ecrire(tmp_path, {}, aujourdhui=jour)
    assert all(fichier.stat().st_size for envoi in envois for fichier in envoi.fichiers)


@pytest.mark.parametrize(
    ("nom", "requete"),
    [
        ("code-FORMACODE", "SELECT code FROM formacode WHERE version = 14 AND libelle <> code AND champ_code <> ''"),
        ("code-ROME", "SELECT r.code FROM rome r JOIN rome_appellation a ON a.rome_code = r.code"),
        ("code-NSF", "SELECT code FROM nsf WHERE lot_id IS NOT NULL"),
        ("code-INSEE-commune", "SELECT code FROM commune WHERE latitude IS NOT NULL AND codes_postaux <> '{}'"),
        ("code-CERTIFINFO", "SELECT code_certifinfo FROM certification WHERE etat = 'PUBLIEE' AND fiche_id > 0"),
        ("code-RNCP", "SELECT substr(code, 5) FROM fiche WHERE code LIKE 'RNCP%' AND actif AND activites <> ''"),
        ("code-RS", "SELECT code FROM fiche WHERE code LIKE 'RS%' AND actif AND capacites <> ''"),
        ("code-bloc", "SELECT code FROM bloc_competences WHERE fiche_id > 0 AND competences <> ''"),
    ],
)
def test_every_code_of_an_offer_is_described(
    nom: str, requete: str, dits: Callable[[str], set[str]], lire: Callable[[str], set[object]]
):
    codes = dits(nom)
    assert codes
    assert codes - lire(requete) == set()


def test_every_formacode_of_an_offer_has_a_term_above_or_is_the_head_of_its_field(
    dits: Callable[[str], set[str]], lire: Callable[[str], set[object]]
):
    ranges = lire("SELECT code FROM formacode WHERE version = 14 AND generique_code IS NOT NULL")
    assert {code[3:] for code in dits("code-FORMACODE") - ranges} == {"54"}


@pytest.mark.parametrize(
    "requete",
    [
        "SELECT code FROM formacode_synonyme WHERE version = 14",
        "SELECT unnest(ARRAY[code, associe_code]) FROM formacode_associe WHERE version = 14",
        "SELECT nouveau_code FROM formacode_remplacement WHERE (version, nouvelle_version) = (13, 14)",
    ],
)
def test_every_formacode_of_an_offer_has_synonyms_associated_terms_and_predecessors(
    requete: str, dits: Callable[[str], set[str]], lire: Callable[[str], set[object]]
):
    assert dits("code-FORMACODE") - lire(requete) == set()


def test_blocs_are_called_as_offers_call_them(
    echantillon_et_formateurs: tuple[Offres, Formateurs], lire: Callable[[str], set[object]]
):
    blocs = {
        f"{bloc.findtext(L + 'code-bloc')} {bloc.findtext(L + 'libelle-bloc')}"
        for racine in echantillon_et_formateurs[0]
        for bloc in racine.iter(L + "bloc-competences")
    }
    assert blocs
    assert blocs - lire("SELECT code || ' ' || libelle FROM bloc_competences") == set()


def test_the_partners_are_those_who_train_for_what_is_registered_on_demand(
    formateurs: Formateurs, lire: Callable[[str], set[object]]
):
    sur_demande = lire("SELECT code FROM fiche WHERE type_enregistrement = 'SUR_DEMANDE'")
    attendus = {f"{code} {un.siret}" for code in sur_demande for un in formateurs.get(str(code), [])}
    assert attendus
    assert lire("SELECT fiche_code || ' ' || siret FROM fiche_partenaire") == attendus


def test_a_diploma_of_a_ministry_is_registered_by_right_and_lists_nobody(lire: Callable[[str], set[object]]):
    requete = """SELECT DISTINCT f.type_enregistrement FROM fiche f JOIN fiche_certificateur c ON c.fiche_code = f.code
        WHERE c.siret IS NULL AND NOT EXISTS (SELECT FROM fiche_partenaire p WHERE p.fiche_code = f.code)"""
    assert lire(requete) == {"DE_DROIT"}


def test_no_certificateur_has_the_number_of_an_organisme(formateurs: Formateurs, lire: Callable[[str], set[object]]):
    sirens = {un.siret[:9] for organismes in formateurs.values() for un in organismes}
    certificateurs = lire("SELECT left(siret, 9) FROM fiche_certificateur WHERE siret IS NOT NULL")
    assert len(certificateurs) == len(CERTIFICATEURS)
    assert certificateurs & sirens == set()


def test_chains_of_replacements_have_two_steps_and_several_ends(lire: Callable[[str], set[object]]):
    requete = """SELECT concat_ws(' ', a.code_certifinfo, m.code_certifinfo, n.code_certifinfo)
        FROM certification_remplacement r JOIN certification_remplacement s ON s.ancienne_id = r.nouvelle_id
        JOIN certification a ON a.id = r.ancienne_id JOIN certification m ON m.id = r.nouvelle_id
        JOIN certification n ON n.id = s.nouvelle_id"""
    assert lire(requete) == {"118002 118001 81523", "118018 118017 119023"}
    assert lire(
        "SELECT max(n) FROM (SELECT count(DISTINCT nouvelle_id) AS n FROM certification_remplacement"
        " GROUP BY ancienne_id) c"
    ) == {3}


def test_what_is_over_is_archived_and_its_sheet_is_not_active(lire: Callable[[str], set[object]]):
    anciennes = "code_certifinfo LIKE '1180%'"
    assert lire(f"SELECT etat FROM certification WHERE {anciennes}") == {"ARCHIVEE"}
    requete = "SELECT actif FROM fiche WHERE code ~ '^(RNCP|RS)900'"
    assert lire(requete) == {False}
