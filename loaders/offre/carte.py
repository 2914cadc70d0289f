"""A map of a search: where its sessions take place, near places gathered so that no more than so many points remain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from loaders.requete import Requete

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.offre.question import Question
    from loaders.requete import Regard

_LIEUX: Final = """\
-- recherche (lieux)
WITH {avec}retenu AS (SELECT DISTINCT offre.site_id FROM {source} WHERE {conditions})
SELECT lieu.site_id, lieu.latitude, lieu.longitude FROM retenu JOIN recherche_lieu AS lieu USING (site_id)
ORDER BY lieu.site_id"""

_POINTS: Final = """\
-- recherche (carte)
WITH {avec}maille AS (
  SELECT * FROM unnest(%(sites)s::bigint[], %(mailles)s::int[]) AS m(site_id, maille)),
retenue AS (
  SELECT DISTINCT maille.maille, offre.action_id FROM {source} JOIN maille ON maille.site_id = offre.site_id
  WHERE {conditions})
SELECT maille, count(*) FROM retenue GROUP BY maille ORDER BY maille"""

# Sides of the squares that places are gathered in, in degrees: from some metres to the whole Earth.
MAILLES: Final = tuple(0.0001 * 2**n for n in range(23))


class Place(NamedTuple):
    """A place of sessions."""

    site: int
    latitude: float
    longitude: float


class Point(NamedTuple):
    """Places that stand as one: at their middle, and which one when there is but one."""

    latitude: float
    longitude: float
    sites: tuple[int, ...]


def lieux(question: Question, regard: Regard) -> Requete:
    """The statement of the places of a search, as rows of Place."""
    texte = _LIEUX.format(avec=question.avec, source=question.source, conditions=" AND ".join(question.conditions()))
    return Requete(texte, question.parametres(regard), preparee=False)


def regrouper(places: Sequence[Place], maximum: int) -> list[Point]:
    """The places as points: those at one spot together, then those of one square, the smallest that fit."""
    for cote in MAILLES:
        mailles: dict[tuple[int, int], list[Place]] = {}
        for place in places:
            mailles.setdefault((round(place.latitude / cote), round(place.longitude / cote)), []).append(place)
        if len(mailles) <= maximum:
            break
    return [_point(mailles[cle]) for cle in sorted(mailles)]


def _point(places: list[Place]) -> Point:
    nombre = len(places)
    return Point(
        sum(place.latitude for place in places) / nombre,
        sum(place.longitude for place in places) / nombre,
        tuple(place.site for place in places),
    )


def compter(question: Question, points: Sequence[Point], regard: Regard) -> Requete:
    """The statement that counts the actions of each point, as rows of (its rank, number)."""
    texte = _POINTS.format(avec=question.avec, source=question.source, conditions=" AND ".join(question.conditions()))
    rangs = [(site, rang) for rang, point in enumerate(points) for site in point.sites]
    parametres = {"sites": [site for site, _ in rangs], "mailles": [rang for _, rang in rangs]}
    return Requete(texte, question.parametres(regard) | parametres, preparee=False)
