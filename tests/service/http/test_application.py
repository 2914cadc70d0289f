from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graph.plan.verification import DeclarationsFausses
from importers.lheo import importer
from importers.lot import Options
from service.http.application import creer_application
from service.reglages import Reglages

INJOIGNABLE = "postgresql://127.0.0.1:9/rien"
DEPLIANT = Path(__file__).parents[2] / "acceptation" / "auboisveillant.xml"
CATALOGUE = {"query": '{ organisme(numero: "OF_0") { nom } }'}


@pytest.fixture
def en_panne(caplog: pytest.LogCaptureFixture) -> Reglages:
    caplog.set_level("CRITICAL", logger="psycopg.pool")
    return Reglages(DATABASE_URL=INJOIGNABLE, SOFI_POOL_ATTENTE_S=0.2)


def test_the_catalogue_is_served_from_the_database_of_the_settings(base: str):
    with TestClient(creer_application(Reglages(DATABASE_URL=base))) as client:
        assert client.get("/readyz").status_code == 200
        assert client.post("/graphql", json=CATALOGUE).json() == {"data": {"organisme": None}}


def test_the_catalogue_says_the_region_of_the_settings(base: str):
    requete = {"query": "{ catalogue { region { code libelle } departements { code } } }"}
    with TestClient(creer_application(Reglages(DATABASE_URL=base, SOFI_REGION="53"))) as client:
        dit = client.post("/graphql", json=requete).json()["data"]["catalogue"]
    assert dit["region"] == {"code": "53", "libelle": "Bretagne"}
    assert [departement["code"] for departement in dit["departements"]] == ["22", "29", "35", "56"]


def test_the_explorer_keeps_its_own_content_policy(base: str):
    with TestClient(creer_application(Reglages(DATABASE_URL=base))) as client:
        page = client.get("/")
    assert page.headers["content-type"].startswith("text/html")
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert page.headers["x-frame-options"] == "DENY"


def test_without_its_database_the_application_starts_and_says_to_come_back(en_panne: Reglages):
    with TestClient(creer_application(en_panne)) as client:
        assert client.get("/healthz").status_code == 200
        assert client.get("/readyz").status_code == 503
        reponse = client.post("/graphql", json=CATALOGUE)
    assert (reponse.status_code, reponse.headers["retry-after"]) == (503, "2")
    assert reponse.json()["errors"][0]["extensions"]["code"] == "UNAVAILABLE"


def test_the_size_of_a_body_is_bounded_by_the_settings(base: str):
    with TestClient(creer_application(Reglages(DATABASE_URL=base, SOFI_CORPS_MAX=100))) as client:
        assert client.post("/graphql", json={"query": "#" * 100}).status_code == 413


def test_other_origins_are_allowed_by_the_settings(base: str):
    reglages = Reglages(DATABASE_URL=base, SOFI_CORS_ORIGINS="https://a.example,https://b.example")
    with TestClient(creer_application(reglages)) as client:
        reponse = client.get("/healthz", headers={"origin": "https://b.example"})
    assert reponse.headers["access-control-allow-origin"] == "https://b.example"


def test_the_catalogue_is_exported_from_the_database_of_the_settings(base: str):
    importer(base, [DEPLIANT], Options("depliant"))
    reglages = Reglages(DATABASE_URL=base, SOFI_AUJOURDHUI="2016-11-23")
    with TestClient(creer_application(reglages)) as client:
        reponse = client.get("/lheo.xml")
    assert (reponse.status_code, reponse.headers["content-type"]) == (200, "application/xml; charset=utf-8")
    assert reponse.headers["content-disposition"] == 'inline; filename="lheo-2.3-2016-11-23.xml"'
    assert b"Auboisveillant" in reponse.content
    assert reponse.content.endswith(b"</lheo>\n")


def test_a_catalogue_without_an_offer_is_not_found(base: str):
    with TestClient(creer_application(Reglages(DATABASE_URL=base))) as client:
        reponse = client.get("/lheo.xml")
    assert (reponse.status_code, reponse.json()["errors"][0]["extensions"]["code"]) == (404, "NOT_FOUND")


def test_an_export_without_its_database_says_to_come_back(en_panne: Reglages):
    with TestClient(creer_application(en_panne)) as client:
        reponse = client.get("/lheo.xml")
    assert (reponse.status_code, reponse.headers["retry-after"]) == (503, "10")
    assert reponse.json()["errors"][0]["extensions"]["code"] == "UNAVAILABLE"


def test_an_application_whose_relations_are_wrong_does_not_start(relation_fausse: str):
    with pytest.raises(DeclarationsFausses, match=relation_fausse):
        creer_application(Reglages(DATABASE_URL=INJOIGNABLE))
