"""Distances, against known ones."""

import pytest

from rules.distance import Point, metres

NANTES = Point(47.2382, -1.5603)


@pytest.mark.parametrize(
    ("un", "autre", "attendu"),
    [
        (NANTES, NANTES, 0),
        (Point(0, 0), Point(0, 90), 10_007_558),  # a quarter of the equator
        (Point(90, 0), Point(-90, 120), 20_015_115),  # from pole to pole, whatever the longitude
        (Point(10, 179.5), Point(10, -179.5), 109_506),  # across the antimeridian
        (Point(0, 0), Point(0, 180), 20_015_115),  # antipodes
    ],
)
def test_a_distance_is_that_of_the_great_circle(un: Point, autre: Point, attendu: int):
    assert metres(un, autre) == metres(autre, un) == attendu
