import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, asynccontextmanager

import psycopg
import strawberry
from starlette.applications import Starlette
from starlette.requests import Request

from graph.execution import Moteur
from service.http.assemblage import assembler
from service.http.route import route_graphql
from service.pool import Pool, ouvrir_pool
from service.reglages import Reglages

DEMANDE = b"GET /graphql?query={dormir} HTTP/1.1\r\nhost: a\r\n\r\n"
EN_COURS = """SELECT count(*) FROM pg_stat_activity
    WHERE query LIKE 'SELECT pg_sleep%' AND state = 'active' AND datname = current_database()"""


@strawberry.type
class Query:
    @strawberry.field
    async def dormir(self, info: strawberry.Info) -> str:
        pool: Pool = info.context
        async with pool.connection() as connexion:
            await connexion.execute("SELECT pg_sleep(30)")
        return "fait"


def application(base: str) -> Starlette:
    pool = ouvrir_pool(base, Reglages(SOFI_POOL_MIN=1, SOFI_POOL_MAX=1))

    @asynccontextmanager
    async def contexte(_: Request) -> AsyncIterator[object]:
        yield pool

    @asynccontextmanager
    async def vie(_: Starlette) -> AsyncIterator[None]:
        async with pool:
            yield

    return assembler([route_graphql(Moteur(strawberry.Schema(Query)), contexte)], vie=vie)


def attendre(connexion: psycopg.Connection, nombre: int) -> None:
    limite = time.monotonic() + 5
    while connexion.execute(EN_COURS).fetchone() != (nombre,):
        assert time.monotonic() < limite
        time.sleep(0.01)


def test_the_statement_of_a_client_that_leaves_stops_in_the_database_and_its_connection_serves_again(
    base: str, servir: Callable[[Starlette], AbstractContextManager[int]]
):
    with servir(application(base)) as port, psycopg.connect(base, autocommit=True) as connexion:
        for _ in range(2):  # the pool has one connection
            with socket.create_connection(("127.0.0.1", port)) as prise:
                prise.sendall(DEMANDE)
                attendre(connexion, 1)
            attendre(connexion, 0)
