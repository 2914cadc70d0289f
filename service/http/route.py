"""The route /graphql: GraphQL over HTTP in front of a driver."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from graph.execution import Operation, Pilote, Reponse, echec
from models.erreurs import CoutExcessif
from service.http.attente import tant_que_le_client_attend
from service.http.corps import lire_octets
from service.http.entetes import valeurs
from service.http.negociation import negocier
from service.http.parametres import lire_adresse, lire_corps
from service.http.reponses import JSON, REPONSE_GRAPHQL, DejaJson, RefusHttp, refus_en_json

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from graph.execution import Requete

FabriqueDeContexte = Callable[[Request], AbstractAsyncContextManager[object]]
"""What a request's resolvers find in `info.context`, opened before the operation and closed after it."""

# The specification wants 200 for these in application/json, where nothing else says that the answer is GraphQL's.
BIEN_FORMEES = frozenset({"GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT"})
STATUTS = {"UNAVAILABLE": 503, "INTERNAL_SERVER_ERROR": 500}
ATTENDRE = (b"retry-after", b"2")
ENTETES = {
    media: [
        (b"cache-control", b"no-store"),
        (b"content-type", f"{media}; charset=utf-8".encode()),
        (b"vary", b"accept"),
    ]
    for media in (JSON, REPONSE_GRAPHQL)
}


@dataclass(frozen=True, slots=True)
class Bornes:
    """What one HTTP request may take."""

    corps: int = 1024 * 1024  # bytes
    delai_s: float = 30.0  # seconds of a query; a mutation is bounded by its statements


@dataclass(frozen=True, slots=True)
class PointGraphQL:
    """Reads a request, has the driver run it, writes the answer."""

    pilote: Pilote
    fabrique: FabriqueDeContexte
    bornes: Bornes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The endpoint of the route."""
        reponse = await self._servir(Request(scope, receive, send))
        await reponse(scope, receive, send)

    async def _servir(self, request: Request) -> Response:
        media = JSON
        try:
            media = negocier(",".join(valeurs(request.scope, b"accept")))
            requete = await self._lire(request)
            return rendre(await self._repondre(requete, request), media)
        except RefusHttp as refus:
            reponse = refus_en_json(refus, media)
            reponse.headers["vary"] = "accept"
            return reponse
        except ClientDisconnect:
            return Response(status_code=499)  # nobody reads it; the log of the server shows why

    async def _lire(self, request: Request) -> Requete:
        if request.method == "POST":
            return lire_corps(await lire_octets(request.scope, request.receive, self.bornes.corps))
        return lire_adresse(request.scope["query_string"])

    async def _repondre(self, requete: Requete, request: Request) -> Reponse:
        operation = self.pilote.preparer(requete)
        if isinstance(operation, Reponse):
            return operation
        if operation.lecture:
            return await self._lire_le_catalogue(operation, request)
        if request.method != "POST":
            raise RefusHttp(405, "Une mutation ne passe que par POST.", {"allow": "POST"})
        return await self._executer(operation, request)

    async def _lire_le_catalogue(self, operation: Operation, request: Request) -> Reponse:
        try:
            execution = self._executer(operation, request)
            return await tant_que_le_client_attend(execution, request.receive, self.bornes.delai_s)
        except CoutExcessif as erreur:
            return echec(erreur)

    async def _executer(self, operation: Operation, request: Request) -> Reponse:
        try:
            async with self.fabrique(request) as contexte:
                return await self.pilote.repondre(operation, contexte)
        except Exception as erreur:  # noqa: BLE001 # a context that cannot open or close: answered and logged as the rest
            return echec(erreur)


def rendre(reponse: Reponse, media: str) -> Response:
    """The HTTP answer, with the status that its media type wants."""
    statut = _statut(reponse, media)
    entetes = ENTETES[media] + ([ATTENDRE] if statut == STATUTS["UNAVAILABLE"] else [])
    return DejaJson(orjson.dumps(reponse.en_json()), statut, entetes)


def _statut(reponse: Reponse, media: str) -> int:
    if reponse.executee and not reponse.erreurs:
        return 200
    code = reponse.code
    if reponse.executee:
        return STATUTS["UNAVAILABLE"] if code == "UNAVAILABLE" else 200
    if code in BIEN_FORMEES:
        return 400 if media == REPONSE_GRAPHQL else 200
    return STATUTS.get(code or "", 400)


def route_graphql(pilote: Pilote, fabrique: FabriqueDeContexte, bornes: Bornes | None = None) -> Route:
    """`GET` and `POST /graphql` over a driver."""
    point = PointGraphQL(pilote, fabrique, bornes or Bornes())
    return Route("/graphql", point, methods=["GET", "POST"])
