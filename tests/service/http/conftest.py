"""A small schema behind the real route: what it serves is not the point, how it is served is."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from types import SimpleNamespace

import pytest
import strawberry
import uvicorn
from psycopg_pool import PoolTimeout
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.testclient import TestClient

from service.http.assemblage import assembler
from service.http.protocole import Protocole
from service.http.route import Bornes, route_graphql
from tests.graph.pilotes import MOTEURS, REFERENCE, Pilote


@strawberry.type
class Query:
    @strawberry.field
    def bonjour(self, nom: str = "été") -> str:
        return nom

    @strawberry.field
    def lecteur(self, info: strawberry.Info) -> str | None:
        return info.context["authorization"]

    @strawberry.field
    async def longue(self, info: strawberry.Info) -> str | None:
        temoin: SimpleNamespace = info.context["temoin"]
        temoin.commencee.set()
        try:
            await asyncio.sleep(30)
        except asyncio.CancelledError:
            temoin.annulee.set()
            raise
        return None

    @strawberry.field
    def indisponible(self) -> str | None:
        raise PoolTimeout("couldn't get a connection after 3.00 sec")

    @strawberry.field
    def bogue(self) -> str:
        raise RuntimeError("secret")


@strawberry.type
class Mutation:
    @strawberry.mutation
    async def dire(self, info: strawberry.Info, texte: str, delai: float = 0) -> str:
        temoin: SimpleNamespace = info.context["temoin"]
        temoin.commencee.set()
        await asyncio.sleep(delai)
        temoin.dits.append(texte)
        return texte


SCHEMA = strawberry.Schema(Query, mutation=Mutation)


@pytest.fixture
def temoin() -> SimpleNamespace:
    """What the resolvers saw, told to the test across threads."""
    return SimpleNamespace(commencee=threading.Event(), annulee=threading.Event(), ferme=threading.Event(), dits=[])


@pytest.fixture
def bornes() -> Bornes:
    return Bornes(corps=20_000, delai_s=5)


@pytest.fixture
def pilote(request: pytest.FixtureRequest) -> Pilote:
    """The driver behind the route: the reference, unless a test is run under each."""
    return MOTEURS[getattr(request, "param", REFERENCE)](SCHEMA)


@pytest.fixture
def application(temoin: SimpleNamespace, bornes: Bornes, pilote: Pilote) -> Starlette:
    @asynccontextmanager
    async def contexte(request: Request) -> AsyncIterator[object]:
        if "x-panne" in request.headers:
            raise PoolTimeout("couldn't get a connection after 3.00 sec")
        try:
            yield {"temoin": temoin, "authorization": request.headers.get("authorization")}
        finally:
            temoin.ferme.set()

    return assembler([route_graphql(pilote, contexte, bornes)], ("https://site.example",))


@pytest.fixture
def client(application: Starlette) -> TestClient:
    return TestClient(application, raise_server_exceptions=False)


@pytest.fixture
def servir() -> Callable[[Starlette], AbstractContextManager[int]]:
    """Serves an application with uvicorn on a free port, given to the block."""
    return _servir


@contextmanager
def _servir(application: Starlette) -> Iterator[int]:
    configuration = uvicorn.Config(
        application, port=0, http=Protocole, ws="none", lifespan="auto", log_level="critical"
    )
    serveur = uvicorn.Server(configuration)
    pret = threading.Event()
    demarrer = serveur.startup

    async def demarrer_et_le_dire(sockets: object = None) -> None:
        await demarrer(sockets)
        pret.set()

    serveur.startup = demarrer_et_le_dire
    fil = threading.Thread(target=serveur.run, daemon=True)
    fil.start()
    assert pret.wait(10)
    try:
        yield serveur.servers[0].sockets[0].getsockname()[1]
    finally:
        serveur.should_exit = True
        fil.join(10)
