"""Where filters look: around a point, in a rectangle of a map."""

import strawberry

from graph.contexte import Contexte
from graph.point_filtre import PointFiltre, situer, verifier_coordonnees
from loaders.bornes import Lieu, Rectangle
from models.erreurs import EntreeInvalide

RAYON_KM = 30.0
RAYON_MAXIMAL_KM = 1000.0


@strawberry.input(description="Un rectangle d'une carte, en degrés ; il ne franchit pas le méridien 180.")
class RectangleFiltre:
    """Degrees."""

    nord: float = strawberry.field(description="Latitude du bord nord : de -90 à 90.")
    sud: float = strawberry.field(description="Latitude du bord sud.")
    est: float = strawberry.field(description="Longitude du bord est : de -180 à 180.")
    ouest: float = strawberry.field(description="Longitude du bord ouest.")


@strawberry.input(description="Où chercher : autour d'un point, dans un rectangle, ou les deux à la fois.")
class LieuFiltre:
    """At least one of the two."""

    autour: PointFiltre | None = strawberry.field(default=None, description="Le point d'où mesurer.")
    rayon_km: float | None = strawberry.field(
        default=RAYON_KM, description="Distance à vol d'oiseau, en kilomètres : 1 000 au plus."
    )
    rectangle: RectangleFiltre | None = strawberry.field(default=None, description="Le rectangle que la carte montre.")
    avec_formations_a_distance: bool | None = strawberry.field(
        default=True, description="Avec ce qui se suit à distance, d'où que l'on soit."
    )


async def lire_lieu(contexte: Contexte, champ: str, filtre: LieuFiltre | None) -> Lieu | None:
    """The place, located; raises EntreeInvalide when it says none, or one that cannot be."""
    if filtre is None:
        return None
    rayon = _rayon(champ, filtre)
    rectangle = None if filtre.rectangle is None else _rectangle(champ, filtre.rectangle)
    partout = filtre.avec_formations_a_distance is not False
    if filtre.autour is None:
        return Lieu(rectangle=rectangle, a_distance=partout)
    point = await situer(contexte, filtre.autour)
    return Lieu(filtre.autour.commune, point.latitude, point.longitude, rayon, rectangle, partout)


def _rayon(champ: str, filtre: LieuFiltre) -> int:
    """Metres."""
    rayon = RAYON_KM if filtre.rayon_km is None else filtre.rayon_km
    if filtre.autour is None and (filtre.rectangle is None or rayon != RAYON_KM):
        raise EntreeInvalide(
            f"`{champ}` : donnez `autour`, le point d'où `rayonKm` se mesure, ou `rectangle` sans `rayonKm`."
        )
    if not 0 < rayon <= RAYON_MAXIMAL_KM:
        raise EntreeInvalide(f"`{champ}` : `rayonKm` va de 0 (exclu) à {RAYON_MAXIMAL_KM:.0f} (reçu : {rayon:g}).")
    return max(1, round(rayon * 1000))


def _rectangle(champ: str, filtre: RectangleFiltre) -> Rectangle:
    verifier_coordonnees(filtre.nord, filtre.est)
    verifier_coordonnees(filtre.sud, filtre.ouest)
    if filtre.sud > filtre.nord or filtre.ouest > filtre.est:
        raise EntreeInvalide(
            f"`{champ}` : le rectangle est à l'envers : `nord` est au moins `sud`, `est` au moins `ouest`."
        )
    return Rectangle(filtre.nord, filtre.sud, filtre.est, filtre.ouest)
