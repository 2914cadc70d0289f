"""A sample that is there, imported once: each test has a copy of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from models.erreurs import EntreeInvalide
from service.commandes.demo import preparer
from service.demo.catalogue import vider
from service.postgres.ouverture import url_embarquee
from service.reglages import Reglages
from tests.service.commandes.conftest import Nombre, Offre, Remplir, Sofi

FLUX = ["communes", "rome", "nsf", "formacode", "formacode", "certifinfo", "passage", "passage", "rncp", "rncp", "lheo"]
EN_PLACE = "Sample catalogue, already there: 10 organismes, 50 sessions\n"


@pytest.fixture(scope="module")
def exemple(serveur: Path, administration: psycopg.Connection) -> Iterator[sql.Identifier]:
    """A database that holds a sample."""
    nom = f"exemple_{os.getpid()}"
    administration.execute(sql.SQL("CREATE DATABASE {} TEMPLATE modele").format(sql.Identifier(nom)))
    preparer(url_embarquee(serveur, nom), Reglages(), 10, 50)
    yield sql.Identifier(nom)
    administration.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(nom)))


@pytest.fixture
def base(serveur: Path, administration: psycopg.Connection, exemple: sql.Identifier) -> Iterator[str]:
    """The URL of a copy."""
    nom = f"copie_{os.getpid()}"
    administration.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(nom), exemple))
    yield url_embarquee(serveur, nom)
    administration.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(nom)))


def test_the_sample_comes_through_the_importers_its_references_first(connexion: psycopg.Connection):
    lots = connexion.execute("SELECT flux, emetteur, etat, rejetes FROM lot ORDER BY id").fetchall()
    assert lots == [(flux, "demo", "TERMINE", 0) for flux in FLUX]


def test_a_sample_has_the_size_asked_for(nombre: Nombre):
    assert (nombre("organisme"), nombre("session")) == (10, 50)


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
    sessions = connexion.execute("SELECT count(*), min(numero), max(numero) FROM session").fetchone()
    assert sessions == (20, "SE_0000000001", "SE_0000000020")
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
    sofi("import", "lheo", offre("S1"))
    assert remplir() == EN_PLACE
    with pytest.raises(EntreeInvalide, match="sans --sessions"):
        remplir(sessions=30)
    assert nombre("session") == 51


def test_a_sample_that_references_of_others_joined_is_served_and_not_replaced(
    remplir: Remplir, sofi: Sofi, tmp_path: Path, nombre: Nombre
):
    mien = tmp_path / "formacode_v14.csv"
    mien.write_text("code;libelle;generique\n21538;Pain;\n", encoding="utf-8")
    sofi("import", "formacode", mien)
    assert remplir() == EN_PLACE
    with pytest.raises(EntreeInvalide, match="« formacode »"):
        remplir(sessions=30)
    assert nombre("session") == 50


def test_what_people_wrote_in_a_sample_is_not_replaced(remplir: Remplir, base: str):
    with psycopg.connect(base) as connexion:
        connexion.execute(
            "INSERT INTO evenement (geste, noun, objet_id, source) SELECT geste, noun, objet_id, source FROM evenement"
        )
    with pytest.raises(EntreeInvalide, match="« saisie »"):
        remplir(sessions=30)
