"""Routes that are asked by somebody: their token is read before anything else, and a bad one is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.routing import Route

from graph.refus import traduire
from models.lecteur import PUBLIC, Lecteur
from service.http.entetes import valeurs
from service.http.negociation import negocier
from service.http.reponses import JSON, RefusHttp, erreur_en_json

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

    from service.comptes.guichet import Guichet

DEFI: Final = {"www-authenticate": 'Bearer error="invalid_token"'}
PATIENCE: Final = {"retry-after": "2"}
STATUTS: Final = {"UNAUTHENTICATED": (401, DEFI), "UNAVAILABLE": (503, PATIENCE)}


class Identification:
    """ASGI middleware: `request.state.lecteur` is who asks; the pool is that of the application's state."""

    def __init__(self, app: ASGIApp, guichet: Guichet) -> None:
        self._app = app
        self._guichet = guichet

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or refuse it."""
        if portes := valeurs(scope, b"authorization"):
            request = Request(scope)
            try:
                request.state.lecteur = await self._guichet.reconnaitre(portes, request.app.state.pool)
            except Exception as erreur:  # noqa: BLE001  answered and logged as the errors of GraphQL are
                reponse = _refuser(request, erreur)
                await reponse(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _refuser(request: Request, erreur: Exception) -> Response:
    refus = traduire(erreur)
    statut, entetes = STATUTS.get(refus.code, (500, {}))
    return erreur_en_json(refus, statut, _media(request), {**entetes, "cache-control": "no-store", "vary": "accept"})


def _media(request: Request) -> str:
    """GraphQL's own type where it is wanted, which a route of files never is asked."""
    try:
        return negocier(",".join(valeurs(request.scope, b"accept")))
    except RefusHttp:
        return JSON


def lecteur_de(request: Request) -> Lecteur:
    """Who asks; the public where nobody says."""
    lecteur: Lecteur = request.scope.get("state", {}).get("lecteur", PUBLIC)
    return lecteur


def identifiee(route: Route, guichet: Guichet) -> Route:
    """The same route, for which a token is read."""
    middleware = [Middleware(Identification, guichet=guichet)]
    return Route(route.path, route.endpoint, methods=route.methods, middleware=middleware)
