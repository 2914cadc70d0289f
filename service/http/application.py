"""The application that a server runs: `uvicorn --factory service.http.application:creer_application`."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager, ExitStack, asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

from exporters.lheo import exporter
from graph.contexte import Contexte
from graph.copies import Copies
from graph.execution import moteur
from graph.schema import schema
from models.lecteur import PUBLIC
from service.graphiql import pages
from service.http.assemblage import assembler
from service.http.lheo import BornesDExport, route_lheo
from service.http.route import Bornes, route_graphql
from service.http.sante import Sonde, routes_de_sante
from service.jour import aujourdhui
from service.pool import ouvrir_pool
from service.postgres.ouverture import base_ouverte
from service.reglages import Reglages, lire_reglages

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from starlette.applications import Starlette
    from starlette.requests import Request

    from exporters.lheo.demande import Demande


def creer_application(reglages: Reglages | None = None) -> Starlette:
    """The whole application; without settings, those of the environment."""
    reglages = reglages or lire_reglages()

    copies = Copies()

    def contexte(request: Request) -> AbstractAsyncContextManager[object]:
        return Contexte(request.app.state.pool, PUBLIC, aujourdhui(reglages), reglages.region, copies=copies)

    @asynccontextmanager
    async def vie(app: Starlette) -> AsyncIterator[None]:
        with ExitStack() as pile:
            # A database that is down when we start is answered by 503 and waited for; the embedded one is started.
            url = reglages.database_url or pile.enter_context(base_ouverte(reglages))
            app.state.url = url
            app.state.sonde = Sonde(url)
            async with ouvrir_pool(url, reglages) as app.state.pool:
                yield
            await app.state.sonde.fermer()

    def document(request: Request, demande: Demande) -> Iterator[bytes]:
        return exporter(request.app.state.url, demande, preparer=not reglages.pgbouncer)

    graphql = route_graphql(moteur(schema), contexte, Bornes(corps=reglages.corps_max))
    lheo = route_lheo(document, partial(aujourdhui, reglages), BornesDExport(reglages.exports_max))
    return assembler([graphql, lheo, *routes_de_sante(), *pages()], reglages.origines_cors, vie)
