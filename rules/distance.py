"""How far two places are from one another, as the crow flies."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Final, NamedTuple

RAYON_M: Final = 6_371_009  # mean radius of the Earth (IUGG)


class Point(NamedTuple):
    """A place in degrees, WGS 84."""

    latitude: float
    longitude: float


def metres(un: Point, autre: Point) -> int:
    """The great-circle distance (haversine), rounded to the metre."""
    phi, autre_phi = radians(un.latitude), radians(autre.latitude)
    lambda_ = radians(autre.longitude - un.longitude)
    corde = sin((autre_phi - phi) / 2) ** 2 + cos(phi) * cos(autre_phi) * sin(lambda_ / 2) ** 2
    return round(2 * RAYON_M * asin(min(1.0, sqrt(corde))))
