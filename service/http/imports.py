"""The route /imports/lheo: an organisme sends its Lhéo file, which is tried unless it is said to be for good."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from graph.refus import traduire
from graph.transaction import jusqu_au_bout
from service.envois.destinataire import destinataire, exiger_un_compte
from service.envois.passage import Demande, exiger_l_accord, passer
from service.http.export import parametres_de
from service.http.identification import lecteur_de
from service.http.reponses import RefusHttp, en_json, erreur_en_json, refus_en_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rules.regle import Cadre

JOURNAL = logging.getLogger(__name__)

PARAMETRES: Final = frozenset({"organisme", "essai", "confirmer"})
OUI_OU_NON: Final = {"true": True, "1": True, "false": False, "0": False}
STATUTS: Final = {
    "BAD_USER_INPUT": 400,
    "UNAUTHENTICATED": 401,
    "FORBIDDEN": 403,
    "NOT_FOUND": 404,
    "CONFLICT": 409,
    "UNAVAILABLE": 503,
}
ENTETES: Final = {"cache-control": "no-store"}
PATIENCE_S: Final = "10"


class PointImport:
    """Reads who sends and what is asked, then the file, and answers with the report.

    `maximum`: bytes of a file; `cadre`: with what the rules look, that day, at what it brings.
    """

    def __init__(self, maximum: int, cadre: Callable[[], Cadre]) -> None:
        self._maximum = maximum
        self._cadre = cadre

    async def servir(self, request: Request) -> Response:
        """The endpoint of the route."""
        try:
            return await self._importer(request)
        except ClientDisconnect:
            return Response(status_code=499)  # it left before the end of its file: nothing was done
        except RefusHttp as refus:
            return refus_en_json(refus)
        except Exception as erreur:  # noqa: BLE001  answered and logged as the errors of GraphQL are
            return _refuser(erreur)

    async def _importer(self, request: Request) -> Response:
        lecteur, url = lecteur_de(request), request.app.state.url
        exiger_un_compte(lecteur)
        parametres = parametres_de(request.scope["query_string"], PARAMETRES)
        essai, confirmer = _oui(parametres, "essai", defaut=True), _oui(parametres, "confirmer", defaut=False)
        demande = Demande(essai, confirmer, self._maximum, self._cadre())
        de = await asyncio.to_thread(destinataire, url, lecteur, parametres.get("organisme") or None)
        exiger_l_accord(de, demande)
        with TemporaryDirectory(prefix="sofi-envoi-") as dossier:
            # how the list of lots and messages call it
            envoi = Path(dossier, f"envoi de {lecteur.courriel}".replace("/", "_"))
            await self._recevoir(request, envoi)
            # whoever leaves now, it goes on to its end: whole, or not at all
            rapport = await jusqu_au_bout(lambda: passer(url, envoi, de, demande))
        JOURNAL.info("Lhéo file of %s: %s", de.numero, "tried" if essai else rapport["lot"])
        return en_json(rapport, entetes=ENTETES)

    async def _recevoir(self, request: Request, envoi: Path) -> None:
        """Write the body down as it comes, within the bound; RefusHttp 413 or 415."""
        if request.headers.get("content-type", "").lower().startswith("multipart/"):
            raise RefusHttp(415, "Le corps de la requête est le fichier lui-même (curl --data-binary @fichier.xml).")
        if request.headers.get("content-encoding", "identity").lower() != "identity":
            raise RefusHttp(
                415, "Envoyez le fichier .gz ou .zip tel quel, sans Content-Encoding.", {"accept-encoding": "identity"}
            )
        recus = 0
        with await asyncio.to_thread(envoi.open, "wb") as fichier:
            async for morceau in request.stream():
                recus += len(morceau)
                if recus > self._maximum:
                    # the rest is not read: the connection cannot serve another request
                    raise RefusHttp(413, f"Le fichier dépasse {self._maximum} octets.", {"connection": "close"})
                fichier.write(morceau)


def _oui(parametres: Mapping[str, str], nom: str, *, defaut: bool) -> bool:
    dit = parametres.get(nom, "").lower()
    if dit and dit not in OUI_OU_NON:
        raise RefusHttp(400, f"Le paramètre « {nom} » vaut true ou false.")
    return OUI_OU_NON.get(dit, defaut)


def _refuser(erreur: Exception) -> Response:
    refus = traduire(erreur)
    statut = STATUTS.get(refus.code, 500)
    attendre = {"retry-after": PATIENCE_S} if refus.code in {"CONFLICT", "UNAVAILABLE"} else {}
    defi = {"www-authenticate": "Bearer"} if refus.code == "UNAUTHENTICATED" else {}
    return erreur_en_json(refus, statut, entetes={**ENTETES, **attendre, **defi})


def route_imports(maximum: int, cadre: Callable[[], Cadre]) -> Route:
    """`POST /imports/lheo`."""
    return Route("/imports/lheo", PointImport(maximum, cadre).servir, methods=["POST"])
