"""Routes that answer a file, whatever its format: what is asked, a place among the exports, its chunks streamed."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager, AsyncExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from graph.refus import traduire
from models.erreurs import Indisponible
from service.http.attente import tant_que_le_client_attend
from service.http.diffusion import Diffusion
from service.http.flux import Flux
from service.http.parametres import lire_paires
from service.http.reponses import RefusHttp, erreur_en_json
from service.selection import Choix, lire_selection

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
    from datetime import date

    from graph.contexte import Contexte
    from loaders.offre.question import Question

D = TypeVar("D")

STATUTS = {"BAD_USER_INPUT": 400, "BAD_REQUEST": 400, "NOT_FOUND": 404, "UNAVAILABLE": 503}
PATIENCE_S = "10"


@dataclass(frozen=True, slots=True)
class BornesDExport:
    """What exports may take of a process."""

    simultanes: int = 2
    lecture_s: float = 60.0  # seconds without reading after which a client is given up, with its snapshot


class Places:
    """Those of the exports of a process, whatever their formats."""

    def __init__(self, bornes: BornesDExport | None = None) -> None:
        self.bornes = bornes or BornesDExport()
        self._prises = 0

    @contextmanager
    def une(self) -> Iterator[None]:
        """Take one; raises Indisponible when there is none left."""
        if self._prises >= self.bornes.simultanes:
            raise Indisponible(
                f"Trop d’exports à la fois : ce serveur en accepte {self.bornes.simultanes} ; réessayez plus tard."
            )
        self._prises += 1
        try:
            yield
        finally:
            self._prises -= 1


@dataclass(frozen=True, slots=True)
class Lecture:
    """What a request is read with: the day that is today, and the catalogue where a filter names things of it."""

    aujourdhui: Callable[[], date]
    contexte: Callable[[Request], AbstractAsyncContextManager[Contexte]]

    async def selection(self, request: Request, parametres: Mapping[str, str]) -> Question | None:
        """The question that `texte` and `filtre` ask; None without either; raises EntreeInvalide."""
        if not (choix := Choix(parametres.get("texte"), parametres.get("filtre"))):
            return None
        async with self.contexte(request) as contexte:
            return await lire_selection(contexte, choix)


@dataclass(frozen=True, slots=True)
class Format(Generic[D]):
    """A format: how its demand is read, its chunks (nothing is done before the first is asked for), its headers."""

    lire: Callable[[Request], Awaitable[D]]
    exporter: Callable[[Request, D], Iterable[bytes]]
    entetes: Callable[[D], dict[str, str]]


class PointExport(Generic[D]):
    """Reads a request, opens the document, answers with its chunks."""

    def __init__(self, format_: Format[D], places: Places) -> None:
        self._format = format_
        self._places = places

    async def servir(self, request: Request) -> Response:
        """The endpoint of the route."""
        try:
            return await self._ouvrir(request)
        except ClientDisconnect:
            return Response(status_code=499)  # nobody reads it; the log of the server shows why
        except Exception as erreur:  # noqa: BLE001 # answered and logged as the errors of GraphQL are
            return refuser(erreur)

    async def _ouvrir(self, request: Request) -> Response:
        demande = await self._format.lire(request)
        async with AsyncExitStack() as tenus:
            tenus.enter_context(self._places.une())
            flux = Flux(self._format.exporter(request, demande))
            tenus.push_async_callback(flux.fermer)
            await tant_que_le_client_attend(flux.pret(), request.receive)
            return Diffusion(flux, tenus.pop_all(), self._format.entetes(demande), self._places.bornes.lecture_s)


def parametres_de(adresse: bytes, connus: frozenset[str]) -> dict[str, str]:
    """The parameters of a query string; RefusHttp when one is not known."""
    parametres = lire_paires(adresse)
    if inconnus := parametres.keys() - connus:
        liste = ", ".join(sorted(connus))
        raise RefusHttp(400, f"Le paramètre « {min(inconnus)[:50]} » n’existe pas ; il y a : {liste}.")
    return parametres


def refuser(erreur: Exception) -> Response:
    """The answer of an export that cannot begin."""
    refus = traduire(erreur)
    statut = STATUTS.get(refus.code, 500)
    entetes = {"cache-control": "no-store"} | ({"retry-after": PATIENCE_S} if refus.code == "UNAVAILABLE" else {})
    return erreur_en_json(refus, statut, entetes=entetes)


def route_d_export(adresse: str, format_: Format[D], places: Places) -> Route:
    """`GET` of a file."""
    return Route(adresse, PointExport(format_, places).servir, methods=["GET"])
