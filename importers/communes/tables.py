"""What the lot wants in the tables of communes. INSEE says which communes there are and what they are called.

La Poste adds its postal codes and other names, the coordinates that INSEE's file lacks, and communes that are no more:
these keep their addresses, and are current only as long as no file of INSEE came.
"""

from __future__ import annotations

from importers.communes.enregistrements import AutreNom, Bureau, CodePostal, Commune
from importers.reception.forme import Cible

# for new rows, lest each be written twice; the last of CIBLES brings all of them up to date
_CODES_LUS = """
SELECT code, array_agg(DISTINCT code_postal ORDER BY code_postal) AS codes_postaux FROM t_code_postal GROUP BY 1"""

_SELON_L_INSEE = (
    """
SELECT t.code, t.libelle, t.departement_code, coalesce(t.population, c.population) AS population,
    coalesce(t.latitude, c.latitude) AS latitude, coalesce(t.longitude, c.longitude) AS longitude,
    coalesce(c.codes_postaux, p.codes_postaux, '{}') AS codes_postaux
FROM t_commune t LEFT JOIN commune c USING (code) LEFT JOIN ("""
    + _CODES_LUS
    + ") p USING (code)"
)

_QUE_L_INSEE_N_A_PAS = """
SELECT c.code, %(aujourdhui)s::date AS absent_depuis FROM commune c LEFT JOIN lot l ON l.id = c.lot_id
WHERE c.absent_depuis IS NULL AND (l.id IS NULL OR 'hexasmal' = ANY(l.formes))
    AND NOT EXISTS (SELECT FROM t_commune t WHERE t.code = c.code)"""

_SELON_LA_POSTE = (
    """
SELECT t.code, coalesce(nullif(c.libelle, c.code), t.libelle) AS libelle, t.departement_code,
    coalesce(t.latitude, c.latitude) AS latitude, coalesce(t.longitude, c.longitude) AS longitude,
    coalesce(c.codes_postaux, p.codes_postaux, '{}') AS codes_postaux,
    CASE WHEN EXISTS (SELECT FROM lot WHERE flux = 'communes' AND formes && '{cog,cog_officiel}')
        THEN coalesce(c.absent_depuis, %(aujourdhui)s::date) END AS absent_depuis
FROM t_bureau t LEFT JOIN commune c USING (code) LEFT JOIN lot l ON l.id = c.lot_id
LEFT JOIN ("""
    + _CODES_LUS
    + """) p USING (code)
WHERE l.id IS NULL OR 'hexasmal' = ANY(l.formes)"""
)

_CENTRES = """
SELECT t.code, t.latitude, t.longitude FROM t_bureau t JOIN commune c USING (code)
WHERE c.latitude IS NULL AND t.latitude IS NOT NULL"""

_PARENTS = """
SELECT t.code, p.id AS parent_id
FROM (SELECT code, parent_code FROM t_commune UNION SELECT code, parent_code FROM t_bureau) t
JOIN commune p ON p.code = t.parent_code"""

# Paris, Lyon and Marseille: the files place their arrondissements only.
_CENTRES_DES_PARENTS = """
SELECT p.code, avg(c.latitude) AS latitude, avg(c.longitude) AS longitude
FROM commune p JOIN commune c ON c.parent_id = p.id WHERE p.latitude IS NULL AND c.latitude IS NOT NULL GROUP BY 1"""

_CODES_POSTAUX = """
SELECT DISTINCT c.id AS commune_id, t.code_postal FROM t_code_postal t JOIN commune c USING (code)"""

_NOMS = "SELECT c.id AS commune_id, t.nom FROM t_autre_nom t JOIN commune c USING (code)"

_CODES_POSTAUX_DE_CHAQUE_COMMUNE = """
SELECT c.code, coalesce(array_agg(p.code_postal ORDER BY p.code_postal) FILTER (WHERE p.absent_depuis IS NULL), '{}')
    AS codes_postaux
FROM commune c JOIN commune_code_postal p ON p.commune_id = c.id GROUP BY 1"""

_REPERE = "(SELECT code FROM commune WHERE id = c.commune_id)"
_CENTRE = ("latitude", "longitude")
_COMMUNE = ("libelle", "departement_code", *_CENTRE, "codes_postaux")

CIBLES = (
    Cible("commune", (Commune,), ("code",), (*_COMMUNE, "population"), _SELON_L_INSEE),
    Cible("commune", (Commune,), ("code",), ("absent_depuis",), _QUE_L_INSEE_N_A_PAS, complement=True),
    Cible("commune", (Bureau,), ("code",), (*_COMMUNE, "absent_depuis"), _SELON_LA_POSTE),
    Cible("commune", (Bureau,), ("code",), _CENTRE, _CENTRES, complement=True),
    Cible("commune", (Commune, Bureau), ("code",), ("parent_id",), _PARENTS, complement=True),
    Cible("commune", (Commune, Bureau), ("code",), _CENTRE, _CENTRES_DES_PARENTS, complement=True),
    Cible("commune_code_postal", (CodePostal,), ("commune_id", "code_postal"), (), _CODES_POSTAUX, repere=_REPERE),
    Cible("commune_nom", (AutreNom,), ("commune_id", "nom"), (), _NOMS, repere=_REPERE),
    Cible("commune", (CodePostal,), ("code",), ("codes_postaux",), _CODES_POSTAUX_DE_CHAQUE_COMMUNE, complement=True),
)
