"""What filters bound: numbers, days, places; every bound is included, and open when it is not given."""

from __future__ import annotations

from datetime import date  # noqa: TC003  read at run time by those who build one from data
from typing import NamedTuple


class Intervalle(NamedTuple):
    """Whole numbers."""

    min: int | None = None
    max: int | None = None


class Periode(NamedTuple):
    """Days."""

    du: date | None = None
    au: date | None = None


class Rectangle(NamedTuple):
    """Degrees, WGS 84."""

    nord: float
    sud: float
    est: float
    ouest: float


class Lieu(NamedTuple):
    """Around a point (`commune`: whose centre it is), in a rectangle, or both; `a_distance`: with what has no place."""

    commune: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    rayon_m: int = 30_000
    rectangle: Rectangle | None = None
    a_distance: bool = True

    @property
    def autour(self) -> bool:
        """Whether it says where to measure from."""
        return self.latitude is not None
