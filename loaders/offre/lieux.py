"""Places around a point, as SQL over `recherche_lieu`: a box finds them fast, the great circle tells the metres."""

from __future__ import annotations

from rules.distance import RAYON_M

METRES_PAR_DEGRE = 111_195  # of a great circle of that radius

# as `rules.distance.metres`: a test compares the two
_METRES = (
    f"round(2 * {RAYON_M} * asin(least(1, sqrt(power(sind((l.latitude - d.latitude) / 2), 2)"
    " + cosd(d.latitude) * cosd(l.latitude) * power(sind((l.longitude - d.longitude) / 2), 2)))))::int"
)
_DEPART = "(SELECT %(offre_latitude)s::float AS latitude, %(offre_longitude)s::float AS longitude)"
_MARGE = f"%(offre_rayon)s::float / {METRES_PAR_DEGRE}"

# near the poles a degree of longitude is nothing: no more than a half turn is asked, either way round the Earth
_LARGEUR = f"least(180, {_MARGE} / greatest(0.01, cosd(least(90, abs(d.latitude) + {_MARGE}))))"
PROCHES = f"""(
    SELECT l.site_id, {_METRES} AS metres FROM {_DEPART} AS d JOIN recherche_lieu AS l
    ON l.latitude BETWEEN d.latitude - {_MARGE} AND d.latitude + {_MARGE}
    AND (abs(l.longitude - d.longitude) <= {_LARGEUR} OR abs(l.longitude - d.longitude) >= 360 - {_LARGEUR})
    WHERE {_METRES} <= %(offre_rayon)s)"""  # noqa: S608  our own names

DANS_LE_RECTANGLE = """(
    SELECT l.site_id FROM recherche_lieu AS l
    WHERE l.latitude BETWEEN %(offre_sud)s AND %(offre_nord)s
    AND l.longitude BETWEEN %(offre_ouest)s AND %(offre_est)s)"""
