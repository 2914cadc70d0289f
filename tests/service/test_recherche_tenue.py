"""A catalogue of before the tables that searches read: filled once, by whatever opens it."""

from pathlib import Path

import psycopg
import pytest
from starlette.testclient import TestClient

from importers.lheo import importer
from importers.lot import Options
from loaders.tenue import ensemble
from service.http.application import creer_application
from service.recherche_tenue import remplir_la_recherche
from service.reglages import Reglages

DEPLIANT = Path(__file__).parents[1] / "acceptation" / "auboisveillant.xml"
VIDER = "TRUNCATE recherche_session, recherche_lieu, recherche_valeur"


@pytest.fixture
def ancienne(base: str) -> str:
    """A catalogue whose search tables were never filled."""
    importer(base, [DEPLIANT], Options("depliant"))
    with psycopg.connect(base) as connexion:
        connexion.execute("UPDATE adresse SET latitude = 47.2, longitude = -1.5")
        connexion.execute(VIDER)
    return base


def test_what_was_never_filled_is_filled_once(ancienne: str):
    assert remplir_la_recherche(ancienne) == ["recherche_session", "recherche_lieu"]
    assert remplir_la_recherche(ancienne) == []


def test_one_table_alone_is_filled_too(ancienne: str):
    remplir_la_recherche(ancienne)
    with psycopg.connect(ancienne) as connexion:
        connexion.execute("TRUNCATE recherche_lieu")
    assert remplir_la_recherche(ancienne) == ["recherche_lieu"]


def test_what_is_proposed_while_one_types_is_filled_too(ancienne: str):
    remplir_la_recherche(ancienne)
    with psycopg.connect(ancienne) as connexion:
        connexion.execute("TRUNCATE suggestion, suggestion_mot, suggestion_vocabulaire, suggestion_debut")
    assert remplir_la_recherche(ancienne) == ["suggestion"]
    with psycopg.connect(ancienne) as connexion:
        assert ensemble.verifier(connexion) == []


def test_an_empty_catalogue_has_nothing_to_fill(base: str):
    assert remplir_la_recherche(base) == []


def test_a_catalogue_is_not_served_before_it_can_be_searched(ancienne: str, caplog: pytest.LogCaptureFixture):
    recherche = {"query": "{ recherche(filtre: {statuts: [VALIDEE, PERIMEE]}) { total { valeur } } }"}
    with TestClient(creer_application(Reglages(DATABASE_URL=ancienne))) as client:
        reponse = client.post("/graphql", json=recherche).json()
    assert reponse == {"data": {"recherche": {"total": {"valeur": 1}}}}
    assert "search tables filled: recherche_session, recherche_lieu" in caplog.messages


def test_a_database_that_was_never_migrated_is_served_to_say_so(base_vide: str, caplog: pytest.LogCaptureFixture):
    with TestClient(creer_application(Reglages(DATABASE_URL=base_vide))) as client:
        assert client.get("/healthz").status_code == 200
    assert "search tables not verified: UndefinedTable" in caplog.messages
