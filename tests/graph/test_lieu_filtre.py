from typing import TYPE_CHECKING, Any, cast

import pytest

from graph.lieu_filtre import LieuFiltre, RectangleFiltre, lire_lieu
from graph.point_filtre import PointFiltre
from loaders.bornes import Lieu, Rectangle
from models.erreurs import EntreeInvalide

if TYPE_CHECKING:
    from graph.contexte import Contexte

pytestmark = pytest.mark.anyio

LAVAL = PointFiltre(latitude=48.07, longitude=-0.77)
MAYENNE = RectangleFiltre(nord=48.6, sud=47.7, est=0.0, ouest=-1.3)
SANS_BASE = cast("Contexte", None)  # coordinates are not looked for


async def lu(**donnes: Any) -> Lieu | None:
    return await lire_lieu(SANS_BASE, "lieu", LieuFiltre(**donnes))


async def test_thirty_kilometres_around_is_what_is_not_said():
    assert await lu(autour=LAVAL) == Lieu(None, 48.07, -0.77, 30_000, None, a_distance=True)


async def test_kilometres_become_metres():
    assert await lu(autour=LAVAL, rayon_km=12.3456) == Lieu(None, 48.07, -0.77, 12_346)


async def test_a_rectangle_needs_no_point():
    assert await lu(rectangle=MAYENNE, avec_formations_a_distance=False) == Lieu(
        rectangle=Rectangle(48.6, 47.7, 0.0, -1.3), a_distance=False
    )


async def test_no_place_asks_for_nothing():
    assert await lire_lieu(SANS_BASE, "lieu", None) is None


SANS_POINT = "`lieu` : donnez `autour`, le point d'où `rayonKm` se mesure, ou `rectangle` sans `rayonKm`."
A_L_ENVERS = "`lieu` : le rectangle est à l'envers : `nord` est au moins `sud`, `est` au moins `ouest`."


@pytest.mark.parametrize(
    ("donnes", "message"),
    [
        ({}, SANS_POINT),
        ({"rayon_km": 10.0}, SANS_POINT),
        ({"rectangle": MAYENNE, "rayon_km": 10.0}, SANS_POINT),
        ({"autour": LAVAL, "rayon_km": 0.0}, "`lieu` : `rayonKm` va de 0 (exclu) à 1000 (reçu : 0)."),
        ({"autour": LAVAL, "rayon_km": -5.0}, "`lieu` : `rayonKm` va de 0 (exclu) à 1000 (reçu : -5)."),
        ({"autour": LAVAL, "rayon_km": 1e9}, "`lieu` : `rayonKm` va de 0 (exclu) à 1000 (reçu : 1e+09)."),
        ({"rectangle": RectangleFiltre(nord=47.0, sud=48.0, est=0.0, ouest=-1.0)}, A_L_ENVERS),
        ({"rectangle": RectangleFiltre(nord=48.0, sud=47.0, est=-1.0, ouest=0.0)}, A_L_ENVERS),
        (
            {"rectangle": RectangleFiltre(nord=91.0, sud=47.0, est=0.0, ouest=-1.0)},
            "`latitude` va de -90 à 90, `longitude` de -180 à 180.",
        ),
        (
            {"autour": PointFiltre(commune="53147", latitude=48.0)},
            "Donnez soit `commune`, soit `latitude` et `longitude`.",
        ),
    ],
)
async def test_a_place_that_cannot_be_is_refused(donnes: dict[str, Any], message: str):
    with pytest.raises(EntreeInvalide) as refus:
        await lu(**donnes)
    assert str(refus.value) == message
