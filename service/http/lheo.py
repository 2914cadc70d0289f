"""The route /lheo.xml: the catalogue as a Lhéo document, or what a search retains of it, streamed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from starlette.requests import Request

from exporters.lheo.demande import Demande
from service.demande_lheo import VERSION, choisir, lire_demande
from service.http.export import Format, Lecture, Places, parametres_de, route_d_export
from service.http.reponses import RefusHttp

if TYPE_CHECKING:
    from datetime import date

    from starlette.routing import Route

Exporteur = Callable[[Request, Demande], Iterable[bytes]]

PARAMETRES = frozenset({"organisme", "version", "annuaire", "texte", "filtre"})
OUI_OU_NON = {"": False, "0": False, "1": True}


def demande_de_l_adresse(adresse: bytes, aujourdhui: date) -> Demande:
    """What a query string asks for, its filter apart; RefusHttp or EntreeInvalide when it cannot be told."""
    parametres = parametres_de(adresse, PARAMETRES)
    annuaire = OUI_OU_NON.get(parametres.get("annuaire", ""))
    if annuaire is None:
        raise RefusHttp(400, "Le paramètre « annuaire » vaut 1 ou 0.")
    # an empty SIRET is no SIRET: a client whose variable is unset must not receive everybody's offers
    version = parametres.get("version") or VERSION
    return lire_demande(aujourdhui, parametres.get("organisme"), version, annuaire=annuaire)


def entetes_du_document(demande: Demande) -> dict[str, str]:
    """The headers of a document, with the name it gets when it is saved."""
    recherche = "recherche" if demande.question else None
    parties = ("lheo", demande.version, demande.siret, recherche, demande.aujourdhui.isoformat())
    return {
        "content-type": "application/xml; charset=utf-8",
        "content-disposition": f'inline; filename="{"-".join(filter(None, parties))}.xml"',
        "cache-control": "no-store",
    }


def route_lheo(exporter: Exporteur, lecture: Lecture, places: Places) -> Route:
    """`GET /lheo.xml`."""

    async def lire(request: Request) -> Demande:
        adresse = request.scope["query_string"]
        demande = demande_de_l_adresse(adresse, lecture.aujourdhui())
        question = await lecture.selection(request, parametres_de(adresse, PARAMETRES))
        return demande if question is None else choisir(demande, question)

    return route_d_export("/lheo.xml", Format(lire, exporter, entetes_du_document), places)
