"""Addresses of the établissements that come by the list: the same rows that a Lhéo file would write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from importers.lignes import tableau
from importers.transit import Copie
from models.adresse import empreinte
from models.mots import PLIE

if TYPE_CHECKING:
    from psycopg import Connection

# The commune that has this name and this postal code; else, for a CEDEX, the only one of this name in the département.
_SITUER = """-- situer_etablissement
WITH lieu AS (
    SELECT DISTINCT code_postal, ville, {plie} AS plie FROM voulu_etablissement v
    WHERE code_postal IS NOT NULL AND ville IS NOT NULL),
nom AS (
    SELECT id, plie FROM commune WHERE absent_depuis IS NULL
    UNION SELECT commune_id, plie FROM commune_nom WHERE absent_depuis IS NULL),
candidate AS (
    SELECT l.code_postal, l.ville, c.id, l.code_postal = ANY(c.codes_postaux) AS exacte
    FROM lieu l JOIN nom USING (plie) JOIN commune c ON c.id = nom.id
    WHERE l.code_postal = ANY(c.codes_postaux) OR c.departement_code = left(l.code_postal, 2)),
place AS (
    SELECT code_postal, ville, CASE
        WHEN count(*) FILTER (WHERE exacte) = 1 THEN min(id) FILTER (WHERE exacte)
        WHEN count(*) = 1 THEN min(id) END AS commune_id
    FROM candidate GROUP BY code_postal, ville)
SELECT v.nda, v.voie, v.code_postal, v.ville, p.commune_id
FROM voulu_etablissement v LEFT JOIN place p USING (code_postal, ville)
WHERE num_nonnulls(v.voie, v.code_postal, v.ville) > 0"""

_SANS_CEDEX = r"regexp_replace(v.ville, '\s+CEDEX\M.*$', '', 'i')"

_CREER = """-- creer_adresse
INSERT INTO adresse (empreinte, lignes, code_postal, ville, commune_id)
SELECT DISTINCT ON (l.empreinte) l.empreinte, l.lignes, l.code_postal, l.ville, l.commune_id
FROM adresse_lue l LEFT JOIN adresse a USING (empreinte) WHERE a.id IS NULL ORDER BY l.empreinte"""

_LOGER = """-- loger_etablissement
UPDATE voulu_etablissement v SET adresse_id = a.id
FROM adresse_lue l JOIN adresse a USING (empreinte) WHERE l.nda = v.nda"""


def loger(connexion: Connection[Any]) -> None:
    """Give each row of `voulu_etablissement` its address."""
    connexion.execute(
        "CREATE TEMP TABLE adresse_lue (nda text, empreinte text, lignes text[], code_postal text, ville text,"
        " commune_id bigint) ON COMMIT DROP"
    )
    lues = []
    for nda, voie, *reste in connexion.execute(_SITUER.format(plie=PLIE.format(_SANS_CEDEX))):
        lignes = tableau([voie] if voie else [])
        # in the order of the columns: denomination before, country, coordinates and complement after
        lues.append((nda, empreinte(None, lignes, *reste, None, None, None, None), lignes, *reste))
    colonnes = ("nda", "empreinte", "lignes", "code_postal", "ville", "commune_id")
    Copie("adresse_lue", colonnes, lues).ecrire(connexion)
    connexion.execute("ANALYZE adresse_lue")
    connexion.execute(_CREER)
    connexion.execute(_LOGER)
