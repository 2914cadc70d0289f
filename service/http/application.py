"""The application that a server runs: `uvicorn --factory service.http.application:creer_application`."""

from __future__ import annotations

import asyncio
import logging
from contextlib import ExitStack, asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

import psycopg

from exporters import csv, lheo
from graph.contexte import Contexte
from graph.copies import Copies
from graph.execution import moteur
from graph.plan import moteur_compile
from graph.plan.verification import verifier
from graph.schema import schema
from models.lecteur import PUBLIC, Lecteur
from models.tables import METADONNEES
from service.comptes.guichet import Guichet
from service.graphiql import pages
from service.http.assemblage import assembler
from service.http.csv import route_csv
from service.http.export import BornesDExport, Lecture, Places
from service.http.identification import identifiee, lecteur_de
from service.http.imports import route_imports
from service.http.lheo import route_lheo
from service.http.route import Bornes, route_graphql
from service.http.sante import Sonde, routes_de_sante
from service.jour import aujourdhui
from service.parametres import cadre_des_imports, parametres
from service.pool import ouvrir_pool
from service.postgres.ouverture import base_ouverte
from service.recherche_tenue import remplir_la_recherche
from service.reglages import Reglages, lire_reglages

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.routing import Route

JOURNAL = logging.getLogger(__name__)


def creer_application(reglages: Reglages | None = None) -> Starlette:
    """The whole application; without settings, those of the environment."""
    reglages = reglages or lire_reglages()
    verifier(schema, METADONNEES)

    copies, guichet, seuils = Copies(), Guichet(reglages), parametres(reglages)

    def contexte(request: Request, lecteur: Lecteur = PUBLIC) -> Contexte:
        jour = aujourdhui(reglages)
        return Contexte(request.app.state.pool, lecteur, jour, seuils, copies=copies)

    def contexte_du_lecteur(request: Request) -> Contexte:
        return contexte(request, lecteur_de(request))

    @asynccontextmanager
    async def vie(app: Starlette) -> AsyncIterator[None]:
        with ExitStack() as pile:
            # A database that is down when we start is answered by 503 and waited for; the embedded one is started.
            url = reglages.database_url or pile.enter_context(base_ouverte(reglages))
            app.state.url = url
            await asyncio.to_thread(_remplir, url)
            app.state.sonde = Sonde(url)
            async with ouvrir_pool(url, reglages) as app.state.pool:
                yield
                await guichet.fermer()
            await app.state.sonde.fermer()

    pilote = moteur_compile(schema) if reglages.plan else moteur(schema)
    graphql = route_graphql(pilote, contexte_du_lecteur, Bornes(corps=reglages.corps_max))
    # files are of the public catalogue, whoever asks
    exports = _routes_d_export(reglages, Lecture(partial(aujourdhui, reglages), contexte))
    imports = route_imports(reglages.import_max, partial(cadre_des_imports, reglages))
    du_catalogue = [identifiee(route, guichet) for route in (graphql, *exports, imports)]
    return assembler([*du_catalogue, *routes_de_sante(), *pages()], reglages.origines_cors, vie)


def _remplir(url: str) -> None:
    """Nobody is served searches that find nothing because nothing was ever put there."""
    try:
        if remplies := remplir_la_recherche(url):
            JOURNAL.warning("search tables filled: %s", ", ".join(remplies))
    except (psycopg.OperationalError, psycopg.errors.UndefinedTable) as erreur:
        # down, or never migrated: every answer says so
        JOURNAL.warning("search tables not verified: %s", type(erreur).__name__)


def _routes_d_export(reglages: Reglages, lecture: Lecture) -> list[Route]:
    def document(request: Request, demande: lheo.Demande) -> Iterator[bytes]:
        return lheo.exporter(request.app.state.url, demande, preparer=not reglages.pgbouncer)

    def table(request: Request, demande: csv.Demande) -> Iterator[bytes]:
        return csv.exporter(request.app.state.url, demande, preparer=not reglages.pgbouncer)

    places = Places(BornesDExport(reglages.exports_max))
    return [route_lheo(document, lecture, places), route_csv(table, lecture, places)]
