"""A search over HTTP, and the files whose addresses it gives: the same sessions."""

import csv
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest
from lxml import etree
from starlette.testclient import TestClient

from loaders.tenue.recherche import refaire
from service.http.application import creer_application
from service.reglages import Reglages
from tests.bases import copie

CATALOGUE = Path(__file__).parents[2] / "graph" / "catalogue.sql"
CHERCHER = """query Chercher($filtre: OffreFiltre) { recherche(filtre: $filtre, first: 250) {
  lheo: url(format: LHEO) csv: url(format: CSV) edges { sessions(first: 250) { nodes { numero } } } } }"""
ENTETE = "numero_session;numero_action;"


@pytest.fixture(scope="module")
def client(serveur: Path, administration: psycopg.Connection) -> Iterator[TestClient]:
    """The API over the small catalogue of tests/graph."""
    with copie(serveur, administration, f"fichiers_{os.getpid()}") as url:
        with psycopg.connect(url) as connexion:
            connexion.execute(CATALOGUE.read_text(encoding="utf-8"))
            refaire(connexion)
        with TestClient(creer_application(Reglages(DATABASE_URL=url, SOFI_AUJOURDHUI="2026-11-23"))) as client:
            yield client


def chercher(client: TestClient, filtre: dict[str, Any] | None) -> dict[str, Any]:
    variables = {} if filtre is None else {"filtre": filtre}
    lu: dict[str, Any] = client.post("/graphql", json={"query": CHERCHER, "variables": variables}).json()
    assert "errors" not in lu
    return lu["data"]["recherche"]


def montrees(recherche: dict[str, Any]) -> list[str]:
    return sorted(session["numero"] for arete in recherche["edges"] for session in arete["sessions"]["nodes"])


TOUTES = {"statuts": ["VALIDEE", "PERIMEE"]}
FILTRES = {
    "nothing said": (None, 5),
    "nothing asked": ({}, 5),
    "a place": ({"departements": ["53"]}, 2),
    "a circle": ({"lieu": {"autour": {"commune": "53147"}, "rayonKm": 20, "avecFormationsADistance": False}}, 2),
    "past ones too": (TOUTES, 7),
    "two things of one dispositif": ({**TOUTES, "typesDispositif": ["OPCO"], "publics": ["82044"]}, 1),
    "what the action was": ({"creeEntre": {"au": "2016-12-31"}}, 3),
    "a formacode": ({"formacodes": ["22254"]}, 4),
}


@pytest.mark.parametrize("cas", FILTRES)
def test_a_document_holds_what_the_search_shows(client: TestClient, cas: str):
    filtre, nombre = FILTRES[cas]
    recherche = chercher(client, filtre)
    document = etree.fromstring(client.get(recherche["lheo"]).content)
    numeros = [session.get("numero") for session in document.iter("{*}session")]
    assert sorted(numeros) == montrees(recherche)
    assert len(numeros) == nombre


@pytest.mark.parametrize("cas", FILTRES)
def test_a_table_holds_what_the_search_shows(client: TestClient, cas: str):
    filtre, nombre = FILTRES[cas]
    recherche = chercher(client, filtre)
    texte = client.get(recherche["csv"]).content.decode("utf-8-sig")
    numeros = [ligne["numero_session"] for ligne in csv.DictReader(texte.splitlines(), delimiter=";")]
    assert sorted(numeros) == montrees(recherche)
    assert len(numeros) == nombre


def test_a_table_is_saved_under_its_name_and_kept_by_no_cache(client: TestClient):
    reponse = client.get("/offres.csv")
    assert reponse.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert reponse.headers["content-disposition"] == 'attachment; filename="offres-2026-11-23.csv"'
    assert reponse.headers["cache-control"] == "no-store"
    assert reponse.content.decode("utf-8-sig").startswith(ENTETE)


def test_a_table_without_a_filter_is_of_what_a_search_without_one_shows(client: TestClient):
    assert client.get("/offres.csv").content == client.get("/offres.csv?filtre=%7B%7D").content


def test_a_document_without_a_filter_is_of_the_whole_catalogue(client: TestClient):
    document = etree.fromstring(client.get("/lheo.xml").content)
    assert len(list(document.iter("{*}session"))) == 7


def test_a_document_of_a_search_has_a_name_that_says_so(client: TestClient):
    reponse = client.get("/lheo.xml?filtre=%7B%7D")
    assert reponse.headers["content-disposition"] == 'inline; filename="lheo-2.3-recherche-2026-11-23.xml"'


INVALIDES = {
    "{": "Le filtre n’est pas du JSON lisible",
    "": "Le filtre n’est pas du JSON lisible",
    '{"certifiante": true, "certifiante": true}': "« certifiante » est donné deux fois.",
    "null": "Filtre invalide, dans `filtre` : ",
    '{"departement": ["44"]}': "Filtre invalide, dans `filtre` : ",
    '{"departements": [44]}': "Filtre invalide, dans `filtre.departements.0` : ",
    '{"departements": ["XX"]}': "`departements` : aucune valeur n'a le code « XX ».",
    '{"lieu": {"autour": {"commune": "00000"}}}': "Aucune commune n'a le code Insee « 00000 »",
    '{"lieu": {"rayonKm": 5}}': "`lieu` : donnez `autour`",
    '{"debut": {"du": "2027-02-01", "au": "2027-01-01"}}': "`debut` : ",
    json.dumps({"programmes": ["a" * 60_000]}): "Le filtre a 60020 caractères : 60000 au plus sont lus.",
    "[" * 20_000: "Le filtre n’est pas du JSON lisible",
}


@pytest.mark.parametrize("route", ["/lheo.xml", "/offres.csv"])
@pytest.mark.parametrize("filtre", INVALIDES, ids=range(len(INVALIDES)))
def test_a_filter_that_cannot_be_read_is_a_bad_request(client: TestClient, route: str, filtre: str):
    reponse = client.get(f"{route}?filtre={quote(filtre)}")
    (erreur,) = reponse.json()["errors"]
    assert (reponse.status_code, erreur["extensions"]["code"]) == (400, "BAD_USER_INPUT")
    assert erreur["message"].startswith(INVALIDES[filtre])


@pytest.mark.parametrize("route", ["/lheo.xml", "/offres.csv"])
def test_a_search_that_finds_nothing_is_not_found(client: TestClient, route: str):
    reponse = client.get(f"{route}?filtre={quote(json.dumps({'codesRncp': ['RNCP1']}))}")
    assert (reponse.status_code, reponse.json()["errors"][0]["extensions"]["code"]) == (404, "NOT_FOUND")


def test_a_document_is_refused_for_offers_that_it_cannot_hold(client: TestClient):
    reponse = client.get(f"/lheo.xml?filtre={quote(json.dumps({'statuts': ['ANNULEE']}))}")
    assert reponse.status_code == 400
    assert reponse.json()["errors"][0]["message"].startswith("`statuts` : un document Lhéo ne contient pas d'offre")


def test_an_annuaire_of_a_search_is_refused(client: TestClient):
    reponse = client.get("/lheo.xml?filtre=%7B%7D&annuaire=1")
    assert reponse.status_code == 400
    assert reponse.json()["errors"][0]["message"].startswith("Un annuaire ajoute les organismes sans offre")


def test_a_table_has_no_other_parameter(client: TestClient):
    reponse = client.get("/offres.csv?organisme=1")
    assert reponse.status_code == 400
    message = "Le paramètre « organisme » n’existe pas ; il y a : filtre, texte."
    assert reponse.json()["errors"][0]["message"] == message
