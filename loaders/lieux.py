"""Where an address is: in a département, around a point, in a rectangle; its commune's centre when nobody located it.

SQL conditions over `adresse` and its `commune`, which an address may lack.
"""

from __future__ import annotations

from rules.distance import RAYON_M

METRES_PAR_DEGRE = 111_194  # of a meridian of that radius, rounded down: the box holds the circle

ADRESSE_SITUEE = "adresse LEFT JOIN commune ON commune.id = adresse.commune_id"

_LATITUDE = "coalesce(adresse.latitude, commune.latitude)"
_LONGITUDE = "coalesce(adresse.longitude, commune.longitude)"
_DE_LATITUDE, _DE_LONGITUDE, _RAYON = (f"(%(autour)s::float8[])[{rang}]" for rang in (1, 2, 3))

# as `rules.distance.metres`: a test compares the two
_METRES = (
    f"round(2 * {RAYON_M} * asin(least(1, sqrt(power(sind(({_LATITUDE} - {_DE_LATITUDE}) / 2), 2)"
    f" + cosd({_DE_LATITUDE}) * cosd({_LATITUDE}) * power(sind(({_LONGITUDE} - {_DE_LONGITUDE}) / 2), 2)))))"
)

DANS_LE_DEPARTEMENT = "commune.departement_code = ANY(%(departements)s::text[])"
# latitude, longitude, metres; most places are told apart by their latitude alone
AUTOUR = f"(abs({_LATITUDE} - {_DE_LATITUDE}) <= {_RAYON} / {METRES_PAR_DEGRE} AND {_METRES} <= {_RAYON})"
# north, south, east, west
DANS_LE_RECTANGLE = (
    f"({_LATITUDE} BETWEEN (%(rectangle)s::float8[])[2] AND (%(rectangle)s::float8[])[1]"
    f" AND {_LONGITUDE} BETWEEN (%(rectangle)s::float8[])[4] AND (%(rectangle)s::float8[])[3])"
)
