"""API keys over HTTP: who they make of a request, and when they are refused."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from service.comptes import cle
from service.comptes.refus import REFUS
from service.http.application import creer_application
from service.reglages import Reglages
from tests.service.comptes.conftest import MOI, Demander, Inscrire

HIER, DEMAIN = (datetime.now(UTC) + timedelta(days=jours) for jours in (-1, 1))
REFUSE = {"errors": [{"message": REFUS, "extensions": {"code": "UNAUTHENTICATED"}}]}
LECTURE = {"query": "{ sessions { nodes { numero } } }"}


def test_a_key_is_of_its_account_and_of_what_it_may_do(inscrire: Inscrire, demander: Demander):
    jeton = inscrire("ecole@example.org", "ORGANISME", {"Atelier": "GESTION", "Bois": "LECTURE"})
    assert demander(jeton).json()["data"]["moi"] == {
        "courriel": "ecole@example.org",
        "role": "ORGANISME",
        "organismes": [{"nom": "Atelier"}, {"nom": "Bois"}],
        "droits": [
            {"organisme": {"nom": "Atelier"}, "droit": "GESTION", "parDelegation": False},
            {"organisme": {"nom": "Bois"}, "droit": "LECTURE", "parDelegation": False},
        ],
    }


def test_the_carif_has_no_right_of_its_own_to_list(inscrire: Inscrire, demander: Demander):
    moi = demander(inscrire("carif@example.org", "CARIF")).json()["data"]["moi"]
    assert (moi["role"], moi["organismes"], moi["droits"]) == ("CARIF", [], [])


def test_without_a_header_it_is_the_public(client: TestClient):
    reponse = client.post("/graphql", json={"query": MOI})
    assert (reponse.status_code, reponse.json()) == (200, {"data": {"moi": None}})


def test_a_key_that_expires_tomorrow_is_accepted(inscrire: Inscrire, demander: Demander):
    assert demander(inscrire("carif@example.org", "CARIF", expire_le=DEMAIN)).status_code == 200


@pytest.mark.parametrize("fin", ["expire_le", "revoque_le"])
def test_a_key_that_ended_is_refused_as_one_that_never_was(fin: str, inscrire: Inscrire, demander: Demander):
    reponse = demander(inscrire("carif@example.org", "CARIF", **{fin: HIER}))
    assert (reponse.status_code, reponse.json()) == (401, REFUSE)
    assert reponse.headers["www-authenticate"] == 'Bearer error="invalid_token"'


def test_the_key_of_a_suspended_account_is_refused(sql: psycopg.Connection, inscrire: Inscrire, demander: Demander):
    jeton = inscrire("carif@example.org", "CARIF")
    sql.execute("UPDATE compte SET suspendu_le = now()")
    assert (demander(jeton).status_code, demander(jeton).json()) == (401, REFUSE)


@pytest.mark.parametrize(
    "entetes",
    [
        [("authorization", "")],
        [("authorization", "Bearer")],
        [("authorization", "Bearer  ")],
        [("authorization", "Basic Y2FyaWY6bW90")],
        [("authorization", f"Bearer {cle.nouvelle()}")],
        [("authorization", "Bearer sofi_")],
        [("authorization", b"Bearer sofi_\xe9")],
        [("authorization", "Bearer n'importe quoi")],
    ],
)
def test_what_is_no_token_is_refused(entetes: list, client: TestClient):
    reponse = client.post("/graphql", json=LECTURE, headers=entetes)
    assert (reponse.status_code, reponse.json()) == (401, REFUSE)


def test_two_tokens_are_refused_even_good_ones(inscrire: Inscrire, client: TestClient):
    entete = ("authorization", f"Bearer {inscrire('carif@example.org', 'CARIF')}")
    reponse = client.post("/graphql", json=LECTURE, headers=[entete, entete])
    assert (reponse.status_code, reponse.json()) == (401, REFUSE)


@pytest.mark.parametrize("adresse", ["/graphql?query={__typename}", "/lheo.xml", "/offres.csv"])
def test_every_route_that_reads_the_catalogue_refuses_a_bad_token(adresse: str, client: TestClient):
    reponse = client.get(adresse, headers={"authorization": "Bearer sofi_perdu"})
    assert (reponse.status_code, reponse.json()) == (401, REFUSE)
    assert (reponse.headers["cache-control"], reponse.headers["x-content-type-options"]) == ("no-store", "nosniff")


@pytest.mark.parametrize("adresse", ["/", "/healthz", "/readyz"])
def test_what_reads_nothing_of_it_looks_at_no_token(adresse: str, client: TestClient):
    assert client.get(adresse, headers={"authorization": "Bearer sofi_perdu"}).status_code == 200


def test_a_refusal_is_written_in_the_type_that_is_wanted(client: TestClient):
    entetes = {"authorization": "Bearer sofi_perdu", "accept": "application/graphql-response+json"}
    reponse = client.post("/graphql", json=LECTURE, headers=entetes)
    assert reponse.headers["content-type"] == "application/graphql-response+json; charset=utf-8"


def test_an_export_asked_with_a_good_key_is_that_of_the_public(
    sql: psycopg.Connection, inscrire: Inscrire, client: TestClient
):
    sql.execute("UPDATE organisme SET statut = 'EN_COURS_DE_SAISIE'")
    entetes = {"authorization": f"Bearer {inscrire('carif@example.org', 'CARIF')}"}
    assert client.get("/lheo.xml?annuaire=1", headers=entetes).status_code == 404


def test_what_another_delegates_is_theirs_up_to_what_they_may_do(
    inscrire: Inscrire, demander: Demander, deleguer: Callable[..., None]
):
    jeton = inscrire("ecole@example.org", "ORGANISME", {"Atelier": "SAISIE"})
    deleguer("Bois", "Atelier", "GESTION")
    deleguer("Cuir", "Atelier", "LECTURE")
    assert demander(jeton).json()["data"]["moi"]["droits"] == [
        {"organisme": {"nom": "Atelier"}, "droit": "SAISIE", "parDelegation": False},
        {"organisme": {"nom": "Bois"}, "droit": "SAISIE", "parDelegation": True},
        {"organisme": {"nom": "Cuir"}, "droit": "LECTURE", "parDelegation": True},
    ]


@pytest.mark.parametrize(
    "delegation",
    [{"debut": "2026-11-24"}, {"fin": "2026-11-22"}, {"revoquee_le": HIER}],
    ids=["to begin", "over", "revoked"],
)
def test_a_delegation_that_is_not_in_force_gives_nothing(
    delegation: dict, inscrire: Inscrire, demander: Demander, deleguer: Callable[..., None]
):
    jeton = inscrire("ecole@example.org", "ORGANISME", {"Atelier": "GESTION"})
    deleguer("Bois", "Atelier", "GESTION", **delegation)
    assert [o["nom"] for o in demander(jeton).json()["data"]["moi"]["organismes"]] == ["Atelier"]


def test_one_organisme_given_twice_is_had_once_with_the_widest_right(
    inscrire: Inscrire, demander: Demander, deleguer: Callable[..., None]
):
    jeton = inscrire("ecole@example.org", "ORGANISME", {"Atelier": "GESTION", "Bois": "LECTURE", "Cuir": "SAISIE"})
    deleguer("Bois", "Atelier", "SAISIE")
    deleguer("Cuir", "Atelier", "SAISIE")
    assert [(d["organisme"]["nom"], d["droit"], d["parDelegation"]) for d in _droits(demander(jeton))] == [
        ("Atelier", "GESTION", False),
        ("Bois", "SAISIE", True),
        ("Cuir", "SAISIE", False),
    ]


def _droits(reponse: Response) -> list[dict]:
    return reponse.json()["data"]["moi"]["droits"]


@pytest.mark.parametrize(("minutes", "note"), [(None, True), (61, True), (59, False)])
def test_the_use_of_a_key_is_noted_once_an_hour(
    minutes: int | None, note: bool, sql: psycopg.Connection, inscrire: Inscrire, reglages: Reglages
):
    avant = None if minutes is None else datetime.now(UTC) - timedelta(minutes=minutes)
    entetes = {"authorization": f"Bearer {inscrire('carif@example.org', 'CARIF', utilise_le=avant)}"}
    with TestClient(creer_application(reglages)) as client:  # once it is closed, all is written
        client.post("/graphql", json={"query": MOI}, headers=entetes)
    (apres,) = sql.execute("SELECT utilise_le FROM jeton").fetchone()
    assert (apres != avant) is note


def test_a_use_that_cannot_be_noted_costs_nothing(sql: psycopg.Connection, inscrire: Inscrire, reglages: Reglages):
    entetes = {"authorization": f"Bearer {inscrire('carif@example.org', 'CARIF')}"}
    sql.execute("ALTER TABLE jeton ADD CHECK (utilise_le IS NULL)")
    with TestClient(creer_application(reglages)) as client:
        assert client.post("/graphql", json={"query": MOI}, headers=entetes).status_code == 200


def test_without_its_database_a_token_is_neither_good_nor_bad(caplog: pytest.LogCaptureFixture):
    caplog.set_level("CRITICAL", logger="psycopg.pool")
    reglages = Reglages(DATABASE_URL="postgresql://127.0.0.1:9/rien", SOFI_POOL_ATTENTE_S=0.2)
    with TestClient(creer_application(reglages)) as client:
        reponse = client.post("/graphql", json=LECTURE, headers={"authorization": f"Bearer {cle.nouvelle()}"})
    assert (reponse.status_code, reponse.headers["retry-after"]) == (503, "2")
    assert reponse.json()["errors"][0]["extensions"]["code"] == "UNAVAILABLE"
