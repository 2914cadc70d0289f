"""Keeping what is proposed while one types: four tables, each made of those before, written where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from psycopg.sql import SQL, Composed

from loaders.tenue.libelles import LIBELLES
from models.suggestion import LETTRES, MOTS, NOMBREUX, PREMIERES
from models.tables import METADONNEES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psycopg import Connection

APRES: Final = 1_000_000_000  # added to the place of names that do not begin so
BEAUCOUP: Final = 10_000  # rows: written at once, they change how PostgreSQL should go about it
LETTRES_DU_DEBUT: Final = 15  # « accompagnateur » is the longest word that begins so many names

_MOTS = f"""\
SELECT DISTINCT type, left(mot, {LETTRES}), cle FROM suggestion, string_to_table({MOTS}, ' ') AS mot WHERE mot <> ''"""  # noqa: S608

_VOCABULAIRE = "SELECT type, mot, count(*)::integer FROM suggestion_mot GROUP BY type, mot"

# One name of each value, the best one; then the best values: the order of `loaders/suggestion.py`. Names and values are
# numbered first, for a million of them are sorted.
_DEBUTS = f"""\
WITH nombreux AS MATERIALIZED (
  SELECT type, debut, row_number() OVER () AS rang FROM (
    SELECT type, left(mot, n) AS debut FROM suggestion_vocabulaire, generate_series(1, {LETTRES_DU_DEBUT}) AS n
    WHERE n <= length(mot) GROUP BY 1, 2 HAVING sum(nombre) > {NOMBREUX}) AS d),
classee AS MATERIALIZED (
  SELECT cle, left(plie, {LETTRES_DU_DEBUT} + 1) AS tete, dense_rank() OVER (ORDER BY type, valeur) AS valeur,
    row_number() OVER (ORDER BY actions DESC, frequence DESC, plie COLLATE "C", valeur, cle) AS ordre FROM suggestion),
mene AS (
  SELECT nombreux.rang, min(CASE WHEN tete ^@ (' ' || debut) THEN ordre ELSE ordre + {APRES} END) AS ordre
  FROM nombreux CROSS JOIN LATERAL (SELECT mot.cle FROM suggestion_mot AS mot
    WHERE mot.type = nombreux.type AND mot.mot >= debut AND mot.mot < debut || '{{' OFFSET 0) AS mot
  JOIN classee USING (cle) GROUP BY nombreux.rang, valeur),
placee AS (SELECT rang, ordre, row_number() OVER (PARTITION BY rang ORDER BY ordre) AS place FROM mene)
SELECT type, debut, place::smallint, cle FROM placee JOIN nombreux USING (rang)
JOIN classee ON classee.ordre = placee.ordre % {APRES} WHERE place <= {PREMIERES}"""  # noqa: S608

_REFAIRE = """\
-- refaire_{table}
WITH voulue ({colonnes}) AS MATERIALIZED (
{lignes}),
autre AS (SELECT {colonnes} FROM voulue EXCEPT SELECT {colonnes} FROM {table}),
posee AS (
  INSERT INTO {table} ({colonnes}) SELECT {colonnes} FROM autre
  ON CONFLICT ({cle}) DO UPDATE SET ({colonnes}) = ROW ({exclues}) RETURNING 1),
otee AS (
  DELETE FROM {table} WHERE ({cle}) IN (SELECT {cle} FROM {table} EXCEPT SELECT {cle} FROM voulue) RETURNING 1)
SELECT (SELECT count(*) FROM posee) + (SELECT count(*) FROM otee)"""

_ECARTS = """\
-- ecarts_{table}
WITH voulue ({colonnes}) AS MATERIALIZED (
{lignes})
SELECT count(*) FROM (
  (SELECT {colonnes} FROM voulue EXCEPT ALL SELECT {colonnes} FROM {table})
  UNION ALL (SELECT {colonnes} FROM {table} EXCEPT ALL SELECT {colonnes} FROM voulue)) AS ecart"""

_JAMAIS_REMPLIE: Final = """\
-- jamais_remplie_suggestion
SELECT NOT EXISTS (SELECT FROM suggestion) AND EXISTS (SELECT FROM action)"""

TABLES: Final = {
    "suggestion": LIBELLES,
    "suggestion_mot": _MOTS,
    "suggestion_vocabulaire": _VOCABULAIRE,
    "suggestion_debut": _DEBUTS,
}


def refaire(connexion: Connection[Any]) -> int:
    """Set all of it right, writing what is not; how many rows were written."""
    return sum(_refaite(connexion, table) for table in TABLES)


def retoucher(connexion: Connection[Any]) -> int:
    """The same, for a transaction that may well have changed no name: the words are not looked at then."""
    premiere, *suivantes = TABLES
    ecrites = _refaite(connexion, premiere)
    return ecrites + sum(_refaite(connexion, table) for table in suivantes) if ecrites else 0


def ecarts(connexion: Connection[Any]) -> dict[str, int]:
    """By table, how many rows are missing or should not be there; those of the table before are taken as they are."""
    comptes = {table: _nombre(connexion, _texte(_ECARTS, table)) for table in TABLES}
    return {table: nombre for table, nombre in comptes.items() if nombre}


def jamais_remplies(connexion: Connection[Any]) -> list[str]:
    """The first table when it is empty though there are offers, which have names: the others are made of it."""
    [(vide,)] = connexion.execute(_JAMAIS_REMPLIE).fetchall()
    return ["suggestion"] if vide else []


def _refaite(connexion: Connection[Any], table: str) -> int:
    ecrites = _nombre(connexion, _REFAIRES[table])
    if ecrites > BEAUCOUP:  # the next one is made of it, in this transaction: nobody else would count its rows
        connexion.execute(SQL("ANALYZE {}").format(SQL(table)))
    return ecrites


def _nombre(connexion: Connection[Any], texte: str) -> int:
    ((nombre,),) = connexion.execute(texte).fetchall()
    return int(nombre)


def _texte(modele: str, nom: str) -> str:
    table = METADONNEES.tables[nom]
    colonnes, cle = [c.name for c in table.columns if c.computed is None], [c.name for c in table.primary_key]
    pieces = {
        "table": SQL(nom),
        "lignes": SQL(TABLES[nom]),
        "colonnes": _suite("{0}", colonnes),
        "cle": _suite("{0}", cle),
        "exclues": _suite("excluded.{0}", colonnes),
    }
    return SQL(modele).format(**pieces).as_string()


def _suite(modele: str, noms: Iterable[str]) -> Composed:
    return SQL(", ").join(SQL(modele).format(SQL(nom)) for nom in noms)


_REFAIRES: Final = {table: _texte(_REFAIRE, table) for table in TABLES}
