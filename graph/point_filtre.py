"""A place to measure from: a commune, by its centre, or coordinates."""

from typing import Any

import strawberry

from graph.contexte import Contexte
from loaders.commune import commune_par_code
from models.erreurs import EntreeInvalide
from rules.distance import Point

LATITUDE_MAXIMALE, LONGITUDE_MAXIMALE = 90, 180


@strawberry.input(description="Un lieu : soit une commune, soit une latitude et une longitude.")
class PointFiltre:
    """One of the two, never both."""

    commune: str | None = strawberry.field(default=None, description="Code Insee de la commune, dont le centre compte.")
    latitude: float | None = strawberry.field(default=None, description="Latitude, en degrés : de -90 à 90.")
    longitude: float | None = strawberry.field(default=None, description="Longitude, en degrés : de -180 à 180.")


def point_de(ligne: Any) -> Point | None:
    """Where an address or a commune is; None when nobody located it."""
    if ligne.latitude is None or ligne.longitude is None:
        return None
    return Point(ligne.latitude, ligne.longitude)


async def situer(contexte: Contexte, filtre: PointFiltre) -> Point:
    """Where it is; raises EntreeInvalide when that cannot be told."""
    commune, latitude, longitude = filtre.commune, filtre.latitude, filtre.longitude
    if commune is not None and latitude is None and longitude is None:
        return await _centre(contexte, commune)
    if commune is None and latitude is not None and longitude is not None:
        verifier_coordonnees(latitude, longitude)
        return Point(latitude, longitude)
    raise EntreeInvalide("Donnez soit `commune`, soit `latitude` et `longitude`.")


async def _centre(contexte: Contexte, code: str) -> Point:
    commune = await contexte.charger(commune_par_code, code)
    if commune is None:
        raise EntreeInvalide(f"Aucune commune n'a le code Insee « {code:.20} » : cherchez-le avec `communes`.")
    if point := point_de(commune):
        return point
    raise EntreeInvalide(
        f"Personne n'a situé la commune {commune.libelle} ({commune.code}) : donnez `latitude` et `longitude`."
    )


def verifier_coordonnees(latitude: float, longitude: float) -> None:
    """Refuse (EntreeInvalide) what lies nowhere."""
    if abs(latitude) > LATITUDE_MAXIMALE or abs(longitude) > LONGITUDE_MAXIMALE:
        raise EntreeInvalide("`latitude` va de -90 à 90, `longitude` de -180 à 180.")
