"""A table that follows from the catalogue, as data: what keeps it, makes it again, verifies it is generated."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from psycopg.sql import SQL, Composed

from models.tables import METADONNEES

if TYPE_CHECKING:
    from collections.abc import Iterable

# Rows that are as they should be are left alone: nothing of theirs is written, nor locked. EXCEPT, for PostgreSQL does
# not know how many rows `voulue` has, and would look for each of the others in all of it.
_TENIR = """\
-- tenir_{table}
WITH voulue ({colonnes}) AS MATERIALIZED (
{lignes}),
autre AS (SELECT {colonnes} FROM voulue EXCEPT SELECT {colonnes} FROM {table} WHERE {touchees}),
posee AS (
  INSERT INTO {table} ({colonnes}) SELECT {colonnes} FROM autre
  ON CONFLICT ({cle}) DO UPDATE SET ({colonnes}) = ROW ({exclues}) RETURNING {dit}),
otee AS (
  DELETE FROM {table} WHERE ({cle}) IN (
    SELECT {cle} FROM {table} WHERE {touchees} EXCEPT SELECT {cle} FROM voulue) RETURNING {dit})
SELECT {dit}, count(*) FROM (SELECT {dit} FROM posee UNION ALL SELECT {dit} FROM otee) AS ecrite GROUP BY {dit}"""

_ECARTS = """\
-- ecarts_{table}
WITH voulue ({colonnes}) AS MATERIALIZED (
{lignes})
SELECT {cle}, bool_or(voulue) AS voulue FROM (
  (SELECT {colonnes}, true AS voulue FROM voulue EXCEPT ALL SELECT {colonnes}, true FROM {table})
  UNION ALL (SELECT {colonnes}, false FROM {table} EXCEPT ALL SELECT {colonnes}, false FROM voulue)
) AS ecart GROUP BY {cle} ORDER BY {cle}"""

# Whether there should be rows is only asked where there is none.
_JAMAIS_REMPLIE = """\
-- jamais_remplie_{table}
SELECT CASE WHEN EXISTS (SELECT FROM {table}) THEN false ELSE EXISTS (
{lignes}) END"""


@dataclass(frozen=True)
class TableTenue:
    """`lignes`: SELECT of its columns, in their order, where `{parmi}` stands for a condition on `source`.

    `par`: the column that says which object of `source` its rows are of, `session_id` of `session.id`.
    `dit`: the column that tells which rows were written, when it is another one.
    """

    nom: str
    par: str
    source: str
    lignes: str
    genre: str = "bigint"  # the type of `par`
    dit: str = ""

    @cached_property
    def tenir(self) -> str:
        """The statement that sets right the rows of `%(touches)s`, what the transaction changed.

        It tells how many rows it wrote, by `dit`.
        """
        touchees = f"= ANY(%(touches)s::{self.genre}[])"
        return self._texte(_TENIR, f"{self.source} {touchees}", f"{self.par} {touchees}")

    @cached_property
    def refaire(self) -> str:
        """The statement that sets right all of them, and tells the same."""
        return self._texte(_TENIR, "true", "true")

    @cached_property
    def ecarts(self) -> str:
        """The statement that tells the rows that are not as they should be: their keys, and whether one is missing."""
        return self._texte(_ECARTS, "true", "true")

    @cached_property
    def jamais_remplie(self) -> str:
        """The statement that tells whether it is empty and should not be."""
        return self._texte(_JAMAIS_REMPLIE, "true", "true")

    def _texte(self, modele: str, parmi: str, touchees: str) -> str:
        table = METADONNEES.tables[self.nom]
        colonnes, cle = [c.name for c in table.columns if c.computed is None], [c.name for c in table.primary_key]
        return (
            SQL(modele)
            .format(
                table=SQL(self.nom),
                lignes=SQL(self.lignes.replace("{parmi}", parmi)),
                colonnes=_liste("{}", colonnes),
                cle=_liste("{}", cle),
                exclues=_liste("excluded.{}", colonnes),
                dit=SQL(self.dit or self.par),
                touchees=SQL(touchees),
            )
            .as_string()
        )


def _liste(modele: str, noms: Iterable[str]) -> Composed:
    return SQL(", ").join(SQL(modele).format(SQL(nom)) for nom in noms)
