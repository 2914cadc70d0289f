"""The map of a search: its places, near ones gathered so as to fit the points asked for."""

from typing import TYPE_CHECKING, Annotated, NamedTuple

import strawberry

from graph.champs import champ, un
from graph.resultats import Resultats
from loaders.offre import carte
from loaders.site import site_par_cle
from models.erreurs import EntreeInvalide

if TYPE_CHECKING:
    from graph.site import Site

MAXIMUM = 2_000
Maximum = Annotated[
    int | None, strawberry.argument(description=f"Combien de points au plus, de 1 à {MAXIMUM} ; 500 par défaut.")
]


class Point(NamedTuple):
    """A point, and the only place that it stands for, if there is one."""

    latitude: float
    longitude: float
    nombre: int
    site_id: int | None


@strawberry.type(description="Un point d'une carte : un lieu, ou plusieurs trop proches pour être montrés à part.")
class PointCarte:
    """Resolved from Point."""

    latitude: float = champ("Latitude, en degrés.")
    longitude: float = champ("Longitude, en degrés.")
    nombre: int = champ("Nombre d'actions qui y ont une session.")
    site: Annotated["Site", strawberry.lazy("graph.site")] | None = un(
        site_par_cle, "Le lieu, quand le point n'en montre qu'un.", par="site_id"
    )


async def lire_carte(resultats: Resultats, maximum: int | None) -> list[Point]:
    """The points of the whole search."""
    demandes = 500 if maximum is None else maximum
    if not 1 <= demandes <= MAXIMUM:
        raise EntreeInvalide(f"`maximum` doit être compris entre 1 et {MAXIMUM} (reçu : {demandes}).")
    executer, question = resultats.contexte.executer, resultats.question
    regard = resultats.contexte.regard
    places = [carte.Place(*ligne) for ligne in await executer(carte.lieux(question, regard))]
    if not places:
        return []
    points = carte.regrouper(places, demandes)
    nombres: dict[int, int] = dict(await executer(carte.compter(question, points, regard)))
    return [
        Point(point.latitude, point.longitude, nombres[rang], point.sites[0] if len(point.sites) == 1 else None)
        for rang, point in enumerate(points)
    ]
