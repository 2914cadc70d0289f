"""Behind the route, each driver ends what lasts too long, and what nobody waits for any more."""

import socket
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, asynccontextmanager
from datetime import date
from http.client import HTTPResponse

import psycopg
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.testclient import TestClient

from graph.contexte import Contexte
from graph.schema import schema
from models.lecteur import PUBLIC
from rules.parametres import Parametres
from service.http.assemblage import assembler
from service.http.route import Bornes, route_graphql
from service.pool import ouvrir_pool
from service.reglages import Reglages
from tests.graph.pilotes import MOTEURS

UNE = "{ organismes { nodes { id } } }"
PLUSIEURS = (
    "{ organismes { total { valeur } nodes { id etablissements { id sites { id } } } } catalogue { misAJourLe } }"
)
EN_ATTENTE = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"

Servir = Callable[[float], Starlette]

pytestmark = [
    pytest.mark.parametrize("moteur", MOTEURS),
    pytest.mark.parametrize("document", [UNE, PLUSIEURS], ids=["une", "plusieurs"]),
]


@pytest.fixture
def application(base: str, moteur: str) -> Servir:
    """The route over this driver and a pool of one connection; a query has so many seconds."""

    def application(delai_s: float) -> Starlette:
        pool = ouvrir_pool(base, Reglages(SOFI_POOL_MIN=1, SOFI_POOL_MAX=1))

        @asynccontextmanager
        async def contexte(_: Request) -> AsyncIterator[object]:
            async with Contexte(pool, PUBLIC, date(2026, 11, 23), Parametres("52")) as ouvert:
                yield ouvert

        @asynccontextmanager
        async def vie(_: Starlette) -> AsyncIterator[None]:
            async with pool:
                yield

        return assembler([route_graphql(MOTEURS[moteur](schema), contexte, Bornes(delai_s=delai_s))], vie=vie)

    return application


@pytest.fixture
def occupee(base: str) -> Iterator[psycopg.Connection]:
    """Holds the table that all read, until it is rolled back."""
    with psycopg.connect(base) as connexion:
        connexion.execute("INSERT INTO organisme (statut, source, raison_sociale) VALUES ('VALIDEE', 'LHEO', 'Bois')")
        connexion.commit()
        connexion.execute("LOCK TABLE organisme IN ACCESS EXCLUSIVE MODE")
        yield connexion


def attendre(base: str, nombre: int) -> None:
    """Until so many statements wait for the table."""
    limite = time.monotonic() + 10
    with psycopg.connect(base, autocommit=True) as connexion:
        while connexion.execute(EN_ATTENTE).fetchone() != (nombre,):
            assert time.monotonic() < limite
            time.sleep(0.01)


def test_a_query_that_lasts_too_long_is_ended_and_its_connection_serves_again(
    application: Servir, occupee: psycopg.Connection, base: str, document: str
):
    with TestClient(application(0.3), raise_server_exceptions=False) as client:
        reponse = client.post("/graphql", json={"query": document})
        [erreur] = reponse.json()["errors"]
        assert (reponse.status_code, erreur["extensions"]["code"]) == (400, "COST_LIMIT")
        attendre(base, 0)
        occupee.rollback()
        suivante = client.post("/graphql", json={"query": document}).json()
        assert [organisme["id"] for organisme in suivante["data"]["organismes"]["nodes"]] == ["OR_0000000001"]


def test_the_statement_of_a_client_that_leaves_stops_and_its_connection_serves_again(
    application: Servir,
    occupee: psycopg.Connection,
    base: str,
    document: str,
    servir: Callable[[Starlette], AbstractContextManager[int]],
):
    demande = f"GET /graphql?query={document.replace(' ', '+')} HTTP/1.1\r\nhost: a\r\n\r\n".encode()
    with servir(application(30)) as port:
        for _ in range(2):  # the pool has one connection
            with socket.create_connection(("127.0.0.1", port)) as prise:
                prise.sendall(demande)
                attendre(base, 1)
            attendre(base, 0)
        occupee.rollback()
        with socket.create_connection(("127.0.0.1", port)) as prise:
            prise.sendall(demande)
            reponse = HTTPResponse(prise)
            reponse.begin()
            assert b'{"id":"OR_0000000001"' in reponse.read()
