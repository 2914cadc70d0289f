"""Alive (`/healthz`) and ready (`/readyz`): what a supervisor asks."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import psycopg
from starlette.routing import Route

from models.erreurs import Indisponible
from service.http.reponses import en_json, erreur_en_json

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

DELAI_S = 2.0


class Sonde:
    """Asks the database over a connection of its own: a full pool is busy, not down."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._tour = asyncio.Lock()
        self._connexion: psycopg.AsyncConnection | None = None

    async def repond(self) -> bool:
        """Whether the database answers within the delay; a lost connection is opened again."""
        try:
            async with asyncio.timeout(DELAI_S), self._tour:
                return await self._demander()
        except (psycopg.Error, TimeoutError):
            return False

    async def _demander(self) -> bool:
        try:
            if self._connexion is not None:
                await self._connexion.execute("SELECT")
                return True
        except psycopg.OperationalError:
            await self.fermer()
        self._connexion = await psycopg.AsyncConnection.connect(
            self._url, autocommit=True, connect_timeout=round(DELAI_S), application_name="sofi-readyz"
        )
        await self._connexion.execute("SELECT")
        return True

    async def fermer(self) -> None:
        """Give the connection back."""
        if self._connexion is not None:
            await self._connexion.close()
        self._connexion = None


async def vivant(_: Request) -> Response:
    """The process answers: the database is not asked, lest its fall have every process killed."""
    return en_json({"etat": "vivant"}, entetes={"cache-control": "no-store"})


async def pret(request: Request) -> Response:
    """503 as long as the database does not answer."""
    if await request.app.state.sonde.repond():
        return en_json({"etat": "prêt"}, entetes={"cache-control": "no-store"})
    entetes = {"cache-control": "no-store", "retry-after": "2"}
    return erreur_en_json(Indisponible("La base de données ne répond pas."), 503, entetes=entetes)


def routes_de_sante() -> list[Route]:
    """`GET /healthz` and `GET /readyz`; the application keeps its Sonde in `state.sonde`."""
    return [Route("/healthz", vivant), Route("/readyz", pret)]
