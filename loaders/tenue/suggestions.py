"""Keeping what is proposed while one types: four tables, each made of those before, written where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from psycopg.sql import SQL

from loaders.tenue.libelles import COMPTER, LIBELLES
from loaders.tenue.portees import TOUS
from loaders.tenue.table import TableTenue
from models.suggestion import LETTRES, MOTS, NOMBREUX, PREMIERES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from psycopg import Connection

    from loaders.tenue.portees import Portees

APRES: Final = 1_000_000_000  # added to the place of names that do not begin so
BEAUCOUP: Final = 10_000  # rows: written at once, they change how PostgreSQL should go about it
LETTRES_DU_DEBUT: Final = 15  # « accompagnateur » is the longest word that begins so many names

_MOTS = f"""\
SELECT DISTINCT type, left(mot, {LETTRES}), cle FROM suggestion AS nom, string_to_table({MOTS}, ' ') AS mot
WHERE mot <> '' AND {{parmi}}"""  # noqa: S608

_VOCABULAIRE = "SELECT type, mot, count(*)::integer FROM suggestion_mot AS nom WHERE {parmi} GROUP BY type, mot"

# One name of each value, the best one; then the best values: the order of `loaders/suggestion.py`. Names and values are
# numbered first, for a million of them are sorted.
_DEBUTS = f"""\
WITH nombreux AS MATERIALIZED (
  SELECT type, debut, row_number() OVER () AS rang FROM (
    SELECT type, left(mot, n) AS debut FROM suggestion_vocabulaire AS nom, generate_series(1, {LETTRES_DU_DEBUT}) AS n
    WHERE n <= length(mot) AND {{parmi}} GROUP BY 1, 2 HAVING sum(nombre) > {NOMBREUX}) AS d),
classee AS MATERIALIZED (
  SELECT cle, left(plie, {LETTRES_DU_DEBUT} + 1) AS tete, dense_rank() OVER (ORDER BY type, valeur) AS valeur,
    row_number() OVER (ORDER BY actions DESC, frequence DESC, plie COLLATE "C", valeur, cle) AS ordre
  FROM suggestion WHERE type IN (SELECT type FROM nombreux)),
mene AS (
  SELECT nombreux.rang, min(CASE WHEN tete ^@ (' ' || debut) THEN ordre ELSE ordre + {APRES} END) AS ordre
  FROM nombreux CROSS JOIN LATERAL (SELECT mot.cle FROM suggestion_mot AS mot
    WHERE mot.type = nombreux.type AND mot.mot >= debut AND mot.mot < debut || '{{' OFFSET 0) AS mot
  JOIN classee USING (cle) GROUP BY nombreux.rang, valeur),
placee AS (SELECT rang, ordre, row_number() OVER (PARTITION BY rang ORDER BY ordre) AS place FROM mene)
SELECT type, debut, place::smallint, cle FROM placee JOIN nombreux USING (rang)
JOIN classee ON classee.ordre = mod(placee.ordre, {APRES}) WHERE place <= {PREMIERES}"""  # noqa: S608

# Beginnings of the words of these names, and the words.
_DES_NOMS: Final = f"""\
-- mots_des_suggestions
SELECT DISTINCT mot, left(mot, n) FROM suggestion_mot, generate_series(1, {LETTRES_DU_DEBUT}) AS n
WHERE cle = ANY(%(noms)s::uuid[]) AND n <= length(mot)"""  # noqa: S608

_VIDE: Final = """\
-- suggestions_vides
SELECT NOT EXISTS (SELECT FROM suggestion)"""
_JAMAIS_REMPLIE: Final = """\
-- jamais_remplie_suggestion
SELECT NOT EXISTS (SELECT FROM suggestion) AND EXISTS (SELECT FROM action)"""


NOMS: Final = TableTenue("suggestion", par="type", source="nom.type", lignes=LIBELLES, genre="text", dit="cle")
MOTS_DES_NOMS: Final = TableTenue("suggestion_mot", par="cle", source="nom.cle", lignes=_MOTS, genre="uuid")
VOCABULAIRE: Final = TableTenue(
    "suggestion_vocabulaire", par="mot", source="nom.mot", lignes=_VOCABULAIRE, genre="text"
)
DEBUTS: Final = TableTenue("suggestion_debut", par="debut", source="left(nom.mot, n)", lignes=_DEBUTS, genre="text")
TABLES: Final = (NOMS, MOTS_DES_NOMS, VOCABULAIRE, DEBUTS)


def refaire(connexion: Connection[Any]) -> int:
    """Set all of it right, writing what is not; how many rows were written."""
    return sum(len(_ecrire(connexion, table, table.refaire)) for table in TABLES)


def tenir(connexion: Connection[Any], portees: Portees) -> int:
    """Set right what a transaction named or counts otherwise; how many rows were written."""
    [(vide,)] = connexion.execute(_VIDE).fetchall()
    if vide or portees.types == TOUS:  # the first ones bring départements too, which no transaction touches
        return refaire(connexion)
    nommes = _ecrire(connexion, NOMS, NOMS.tenir, portees.types) if portees.types else []
    comptes = [cle for (cle,) in connexion.execute(COMPTER, _parametres(portees))] if any(portees.comptes) else []
    noms = [*nommes, *comptes]
    if not noms:
        return 0
    avant = _mots(connexion, noms)
    suite = _ecrire(connexion, MOTS_DES_NOMS, MOTS_DES_NOMS.tenir, nommes)
    lus = {*avant, *_mots(connexion, noms)}
    suite += _ecrire(connexion, VOCABULAIRE, VOCABULAIRE.tenir, {mot for mot, _ in lus} if suite else ())
    suite += _ecrire(connexion, DEBUTS, DEBUTS.tenir, {debut for _, debut in lus})
    return len(noms) + len(suite)


def jamais_remplies(connexion: Connection[Any]) -> list[str]:
    """The first table when it is empty though there are offers, which have names: the others are made of it."""
    [(vide,)] = connexion.execute(_JAMAIS_REMPLIE).fetchall()
    return ["suggestion"] if vide else []


def _parametres(portees: Portees) -> dict[str, Any]:
    parametres: dict[str, Any] = {"types": list(portees.types)}
    for quoi, compte in zip(("formations", "organismes", "communes", "departements"), portees.comptes, strict=True):
        parametres |= {quoi: list(compte), f"de_{quoi}": list(compte.values())}
    return parametres


def _mots(connexion: Connection[Any], noms: Sequence[Any]) -> list[tuple[str, str]]:
    return connexion.execute(_DES_NOMS, {"noms": noms}).fetchall()


def _ecrire(connexion: Connection[Any], table: TableTenue, ordre: str, touches: Iterable[Any] = ()) -> list[Any]:
    """What was written, once for each row."""
    lues = connexion.execute(ordre, {"touches": list(touches)}).fetchall()
    ecrites = [quoi for quoi, nombre in lues for _ in range(nombre)]
    if len(ecrites) > BEAUCOUP:  # the next one is made of it, in this transaction: nobody else would count its rows
        connexion.execute(SQL("ANALYZE {}").format(SQL(table.nom)))
    return ecrites
