"""The route /offres.csv: the sessions that a search retains as one table, streamed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from starlette.requests import Request

from exporters.csv import Demande
from loaders.offre.question import Question
from models.lecteur import PUBLIC
from service.http.export import Format, Lecture, Places, parametres_de, route_d_export

if TYPE_CHECKING:
    from starlette.routing import Route

Exporteur = Callable[[Request, Demande], Iterable[bytes]]

PARAMETRES = frozenset({"texte", "filtre"})


def entetes_de_la_table(demande: Demande) -> dict[str, str]:
    """The headers of a table: browsers save it under its name, which is what a spreadsheet is opened on."""
    return {
        "content-type": "text/csv; charset=utf-8; header=present",
        "content-disposition": f'attachment; filename="offres-{demande.aujourdhui.isoformat()}.csv"',
        "cache-control": "no-store",
    }


def route_csv(exporter: Exporteur, lecture: Lecture, places: Places) -> Route:
    """`GET /offres.csv`."""

    async def lire(request: Request) -> Demande:
        question = await lecture.selection(request, parametres_de(request.scope["query_string"], PARAMETRES))
        return Demande(PUBLIC, lecture.aujourdhui(), question or Question())

    return route_d_export("/offres.csv", Format(lire, exporter, entetes_de_la_table), places)
