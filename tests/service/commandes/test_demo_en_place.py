"""A sample that is there: each test has a copy of its own."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import psycopg
import pytest

from models.erreurs import EntreeInvalide
from service.demo.catalogue import vider
from service.demo.references import completer
from tests.bases import copie
from tests.service.commandes.conftest import Nombre, Offre, Remplir, Sofi

REFERENCES = ["communes", "rome", "nsf", "formacode", "formacode", "certifinfo", "passage", "passage", "rncp", "rncp"]
FLUX = [*REFERENCES, "cpf", "cpf", "lheo", "organismes", "ideo"]
EN_PLACE = "Sample catalogue, already there: 10 organismes, 50 sessions\n"


@pytest.fixture
def base(serveur: Path, administration: psycopg.Connection, exemple: str) -> Iterator[str]:
    """The URL of a copy."""
    with copie(serveur, administration, f"copie_{os.getpid()}", exemple) as url:
        yield url


def test_the_sample_comes_through_the_importers_its_references_first(connexion: psycopg.Connection):
    lots = connexion.execute("SELECT flux, emetteur, etat, rejetes FROM lot ORDER BY id").fetchall()
    assert lots == [(flux, "demo", "TERMINE", 0) for flux in FLUX]


def test_the_offers_of_a_sample_have_the_size_asked_for(connexion: psycopg.Connection):
    tailles = """SELECT (SELECT count(*) FROM organisme WHERE source = 'LHEO'),
        (SELECT count(*) FROM session WHERE source = 'LHEO')"""
    assert connexion.execute(tailles).fetchone() == (10, 50)


def test_what_completes_them_adds_organismes_without_offers_and_initial_training(connexion: psycopg.Connection):
    ajouts = """SELECT (SELECT count(*) FROM organisme WHERE source = 'LISTE_PUBLIQUE'),
        (SELECT count(*) FROM organisme WHERE source = 'IDEO'),
        EXISTS (SELECT FROM session WHERE source = 'IDEO')"""
    assert connexion.execute(ajouts).fetchone() == (4, 4, True)


def test_what_offers_point_to_has_its_label(connexion: psycopg.Connection):
    sans_libelle = """SELECT code FROM formacode WHERE libelle = code
        UNION ALL SELECT code FROM rome WHERE libelle = code UNION ALL SELECT code FROM nsf WHERE libelle = code
        UNION ALL SELECT code FROM fiche WHERE intitule = code
        UNION ALL SELECT code FROM commune WHERE lot_id IS NULL
        UNION ALL SELECT code FROM bloc_competences WHERE fiche_id IS NULL
        UNION ALL SELECT numero FROM certification WHERE code_certifinfo IS NULL OR intitule = code_certifinfo"""
    assert connexion.execute(sans_libelle).fetchall() == []


@pytest.mark.parametrize("taille", [{}, {"sessions": 50}, {"organismes": 10, "sessions": 50}])
def test_a_sample_that_is_there_is_not_made_again(remplir: Remplir, nombre: Nombre, taille: dict[str, int]):
    assert remplir(**taille) == EN_PLACE
    assert nombre("lot") == len(FLUX)


def test_another_size_replaces_the_sample_its_numbers_and_leaves_the_lists(
    remplir: Remplir, nombre: Nombre, connexion: psycopg.Connection
):
    listes = ("financeur", "public_vise", "departement", "nsf")
    avant = [nombre(liste) for liste in listes]
    remplir(organismes=5, sessions=20)
    de_l_offre = "SELECT count(*), min(numero), max(numero) FROM session WHERE source = 'LHEO'"
    assert connexion.execute(de_l_offre).fetchone() == (20, "SE_0000000001", "SE_0000000020")
    assert [nombre(liste) for liste in listes] == avant
    assert nombre("lot") == len(FLUX)


def test_an_emptied_sample_gives_back_the_lists_that_its_feeds_had_claimed(base: str, connexion: psycopg.Connection):
    assert vider(base)
    reclamees = "SELECT count(*) FROM nsf WHERE lot_id IS NOT NULL OR absent_depuis IS NOT NULL"
    assert connexion.execute(reclamees).fetchone() == (0,)
    assert connexion.execute("SELECT count(*) FROM formacode").fetchone() == (0,)


def test_a_sample_that_others_joined_is_served_and_not_replaced(
    remplir: Remplir, sofi: Sofi, offre: Offre, nombre: Nombre
):
    exemple = nombre("session")
    sofi("import", "lheo", offre("S1"))
    assert remplir() == EN_PLACE
    with pytest.raises(EntreeInvalide, match="sans --sessions"):
        remplir(sessions=30)
    assert nombre("session") == exemple + 1


def test_a_sample_that_references_of_others_joined_is_served_and_not_replaced(
    remplir: Remplir, sofi: Sofi, tmp_path: Path, nombre: Nombre
):
    exemple = nombre("session")
    mien = tmp_path / "formacode_v14.csv"
    mien.write_text("code;libelle;generique\n21538;Pain;\n", encoding="utf-8")
    sofi("import", "formacode", mien)
    assert remplir() == EN_PLACE
    with pytest.raises(EntreeInvalide, match="« formacode »"):
        remplir(sessions=30)
    assert nombre("session") == exemple


@pytest.fixture
def interrompue(base: str) -> None:
    """A sample whose last lot, that of Idéo, never came."""
    with psycopg.connect(base) as connexion:
        connexion.execute("UPDATE lot SET flux = 'communes' WHERE flux = 'ideo'")


@pytest.mark.usefixtures("interrompue")
def test_a_sample_that_was_interrupted_is_made_again_in_its_size(remplir: Remplir, nombre: Nombre):
    assert remplir().splitlines()[-1] == "Sample catalogue: 10 organismes, 50 sessions"
    assert nombre("lot") == len(FLUX)


@pytest.mark.usefixtures("interrompue")
def test_a_sample_that_was_interrupted_and_that_others_joined_is_served(remplir: Remplir, sofi: Sofi, offre: Offre):
    sofi("import", "lheo", offre("S1"))
    assert remplir() == EN_PLACE


@pytest.mark.parametrize("flux", ["organismes", "ideo"])
def test_organismes_or_initial_training_of_others_get_no_sample(
    flux: str, remplir: Remplir, sofi: Sofi, base: str, tmp_path: Path
):
    assert vider(base)
    (envoi,) = (envoi for envoi in completer(tmp_path, [], {}, aujourdhui=date(2026, 11, 23)) if envoi.flux == flux)
    assert sofi("import", flux, *envoi.fichiers, "--source", "autrui").code == 0
    with pytest.raises(EntreeInvalide, match="« autrui »"):
        remplir()


def test_what_people_wrote_in_a_sample_is_not_replaced(remplir: Remplir, base: str):
    with psycopg.connect(base) as connexion:
        connexion.execute(
            "INSERT INTO evenement (geste, noun, objet_id, source) SELECT geste, noun, objet_id, source FROM evenement"
        )
    with pytest.raises(EntreeInvalide, match="« saisie »"):
        remplir(sessions=30)
