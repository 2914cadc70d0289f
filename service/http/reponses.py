"""What leaves over HTTP: JSON in UTF-8, errors in the shape of GraphQL, with a code and a French message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
from starlette.responses import Response

from graph.refus import decrire, masquer
from models.erreurs import ErreurSofi, Introuvable, RequeteInvalide
from service.http.entetes import ENTETES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from starlette.requests import Request

JSON = "application/json"
REPONSE_GRAPHQL = "application/graphql-response+json"


class RefusHttp(RequeteInvalide):
    """An HTTP request that is refused before GraphQL reads it, with its status and headers."""

    def __init__(self, statut: int, message: str, entetes: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.statut = statut
        self.entetes = dict(entetes or {})


class DejaJson(Response):
    """JSON that is written already, under headers that are too: Starlette would encode them for each answer."""

    def __init__(self, corps: bytes, statut: int, entetes: Iterable[tuple[bytes, bytes]]) -> None:
        self.status_code = statut
        self.body = corps
        self.background = None
        self.raw_headers = [*entetes, (b"content-length", b"%d" % len(corps))]


def en_json(contenu: Any, statut: int = 200, media: str = JSON, entetes: Mapping[str, str] | None = None) -> Response:
    """A response whose body is this content; é is written é."""
    return Response(orjson.dumps(contenu), statut, dict(entetes or {}) | {"content-type": f"{media}; charset=utf-8"})


def erreur_en_json(
    erreur: ErreurSofi, statut: int, media: str = JSON, entetes: Mapping[str, str] | None = None
) -> Response:
    """A response that holds this error and no data."""
    return en_json({"errors": [decrire(erreur)]}, statut, media, entetes)


def refus_en_json(refus: RefusHttp, media: str = JSON) -> Response:
    """The response of a refused request."""
    return erreur_en_json(refus, refus.statut, media, refus.entetes)


async def exception_http(_: Request, exception: Exception) -> Response:
    """Starlette's own refusals (no such address, no such method) in our words."""
    statut = getattr(exception, "status_code", 400)
    message = MESSAGES.get(statut, "La requête HTTP est refusée.")
    erreur = Introuvable(message) if statut == INTROUVABLE else RequeteInvalide(message)
    return erreur_en_json(erreur, statut, entetes=getattr(exception, "headers", None))


async def exception_imprevue(_: Request, exception: Exception) -> Response:
    """Whatever nobody foresaw: masked, with the reference of its traceback in the log."""
    return erreur_en_json(masquer(exception), 500, entetes=ENTETES)  # answered outside of every middleware


INTROUVABLE = 404
MESSAGES = {
    INTROUVABLE: "Il n’y a rien à cette adresse : l’API répond sur /graphql.",
    405: "Cette adresse n’accepte pas cette méthode HTTP.",
}
