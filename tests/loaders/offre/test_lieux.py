"""Metres as PostgreSQL works them out are those of the rule; a box loses nothing that the circle holds."""

from math import cos, radians
from random import Random

import psycopg
import pytest

from loaders.offre.lieux import PROCHES
from rules.distance import Point, metres

RAYON = 1_000_000
DEPARTS = [
    Point(48.3, -0.6167),
    Point(0.0, 0.0),
    Point(-21.1, 55.5),
    Point(89.5, 10.0),
    Point(-90.0, 0.0),
    Point(-14.3, -178.2),
]


@pytest.mark.parametrize("depart", DEPARTS)
def test_places_near_are_those_of_the_rule(offres: psycopg.Connection, depart: Point):
    hasard = Random(7)  # noqa: S311
    degres = RAYON / 111_000
    lieux = {0: depart, 1: Point(min(90.0, depart.latitude + RAYON / 111_194.98), depart.longitude)}
    for rang in range(2, 400):
        latitude = min(90.0, max(-90.0, depart.latitude + hasard.uniform(-1.1, 1.1) * degres))
        largeur = min(179.0, degres / max(0.01, cos(radians(latitude))))
        lieux[rang] = Point(latitude, (depart.longitude + hasard.uniform(-1.1, 1.1) * largeur + 180) % 360 - 180)
    attendus = {rang: m for rang, lieu in lieux.items() if (m := metres(depart, lieu)) <= RAYON}
    with offres.transaction(force_rollback=True):
        offres.execute("DELETE FROM recherche_lieu")
        with offres.cursor().copy("COPY recherche_lieu FROM STDIN") as copie:
            for rang, lieu in lieux.items():
                copie.write_row((rang, *lieu))
        lus = offres.execute(
            f"SELECT * FROM {PROCHES} AS lieu",
            {"offre_latitude": depart.latitude, "offre_longitude": depart.longitude, "offre_rayon": RAYON},
        ).fetchall()

    assert len(attendus) > 100
    assert dict(lus) == attendus
