"""The route /lheo.xml: the catalogue as a Lhéo document, streamed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from exporters.lheo.demande import Demande
from graph.refus import traduire
from models.erreurs import Indisponible
from service.demande_lheo import VERSION, lire_demande
from service.http.attente import tant_que_le_client_attend
from service.http.diffusion import Diffusion
from service.http.flux import Flux
from service.http.parametres import lire_paires
from service.http.reponses import RefusHttp, erreur_en_json

if TYPE_CHECKING:
    from datetime import date

Exporteur = Callable[[Request, Demande], Iterable[bytes]]
"""The chunks of the document that is asked; nothing is done before the first is asked for."""

PARAMETRES = frozenset({"organisme", "version", "annuaire"})
OUI_OU_NON = {"": False, "0": False, "1": True}
STATUTS = {"BAD_USER_INPUT": 400, "BAD_REQUEST": 400, "NOT_FOUND": 404, "UNAVAILABLE": 503}
PATIENCE_S = "10"


@dataclass(frozen=True, slots=True)
class BornesDExport:
    """What exports may take of a process."""

    simultanes: int = 2
    lecture_s: float = 60.0  # seconds without reading after which a client is given up, with its snapshot


class PointLheo:
    """Reads a request, opens the document, answers with its chunks."""

    def __init__(self, exporter: Exporteur, aujourdhui: Callable[[], date], bornes: BornesDExport) -> None:
        self._exporter = exporter
        self._aujourdhui = aujourdhui
        self._bornes = bornes
        self._en_cours = 0

    async def servir(self, request: Request) -> Response:
        """The endpoint of the route."""
        try:
            return await self._ouvrir(request, demande_de_l_adresse(request.scope["query_string"], self._aujourdhui()))
        except ClientDisconnect:
            return Response(status_code=499)  # nobody reads it; the log of the server shows why
        except Exception as erreur:  # noqa: BLE001 # answered and logged as the errors of GraphQL are
            return refuser(erreur)

    async def _ouvrir(self, request: Request, demande: Demande) -> Response:
        async with AsyncExitStack() as tenus:
            tenus.enter_context(self._place())
            flux = Flux(self._exporter(request, demande))
            tenus.push_async_callback(flux.fermer)
            await tant_que_le_client_attend(flux.pret(), request.receive)
            return Diffusion(flux, tenus.pop_all(), entetes_du_document(demande), self._bornes.lecture_s)

    @contextmanager
    def _place(self) -> Iterator[None]:
        if self._en_cours >= self._bornes.simultanes:
            raise Indisponible(
                f"Trop d’exports à la fois : ce serveur en accepte {self._bornes.simultanes} ; réessayez plus tard."
            )
        self._en_cours += 1
        try:
            yield
        finally:
            self._en_cours -= 1


def demande_de_l_adresse(adresse: bytes, aujourdhui: date) -> Demande:
    """What a query string asks for; RefusHttp or EntreeInvalide when it cannot be told."""
    parametres = lire_paires(adresse)
    if inconnus := parametres.keys() - PARAMETRES:
        connus = ", ".join(sorted(PARAMETRES))
        raise RefusHttp(400, f"Le paramètre « {min(inconnus)[:50]} » n’existe pas ; il y a : {connus}.")
    annuaire = OUI_OU_NON.get(parametres.get("annuaire", ""))
    if annuaire is None:
        raise RefusHttp(400, "Le paramètre « annuaire » vaut 1 ou 0.")
    # an empty SIRET is no SIRET: a client whose variable is unset must not receive everybody's offers
    version = parametres.get("version") or VERSION
    return lire_demande(aujourdhui, parametres.get("organisme"), version, annuaire=annuaire)


def entetes_du_document(demande: Demande) -> dict[str, str]:
    """The headers of a document, with the name it gets when it is saved."""
    parties = ("lheo", demande.version, demande.siret, demande.aujourdhui.isoformat())
    return {
        "content-type": "application/xml; charset=utf-8",
        "content-disposition": f'inline; filename="{"-".join(filter(None, parties))}.xml"',
        "cache-control": "no-store",
    }


def refuser(erreur: Exception) -> Response:
    """The answer of an export that cannot begin."""
    refus = traduire(erreur)
    statut = STATUTS.get(refus.code, 500)
    entetes = {"cache-control": "no-store"} | ({"retry-after": PATIENCE_S} if refus.code == "UNAVAILABLE" else {})
    return erreur_en_json(refus, statut, entetes=entetes)


def route_lheo(exporter: Exporteur, aujourdhui: Callable[[], date], bornes: BornesDExport | None = None) -> Route:
    """`GET /lheo.xml`."""
    return Route("/lheo.xml", PointLheo(exporter, aujourdhui, bornes or BornesDExport()).servir, methods=["GET"])
