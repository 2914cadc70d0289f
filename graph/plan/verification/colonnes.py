"""What expressions of relations are, where they are plain columns of the tables of SQLModel's metadata."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint
from sqlalchemy.dialects import postgresql

if TYPE_CHECKING:
    from sqlalchemy import Column, MetaData, Table

SIMPLE = re.compile(r"(\w+)\.(\w+)")
PARMI = re.compile(r"(\w+) IN \((.*)\)")  # as `models.colonnes.parmi` writes it
SYNONYMES = {
    "timestamp with time zone": "timestamptz",
    "float": "double precision",
    "varchar": "text",
    "character varying": "text",
}
PLUS_LARGES = {("smallint", "integer"), ("smallint", "bigint"), ("integer", "bigint")}
DIALECTE = postgresql.dialect()  # type: ignore[no-untyped-call]


class Colonnes:
    """The columns that declarations name; `source` is what stands after FROM where they do."""

    def __init__(self, metadonnees: MetaData) -> None:
        self._tables = metadonnees.tables
        self._trouver = cache(self._chercher)

    def inconnue(self, expression: str, source: str) -> bool:
        """Whether it names a table that is not read there, or a column that its table does not have."""
        if not (simple := SIMPLE.fullmatch(expression)):
            return False
        lue, table = self._trouver(simple[1], source)
        return not lue or (table is not None and simple[2] not in table.columns)

    def manque(self, expression: str) -> bool:
        """Whether it names a column that a table does not have, wherever it is read."""
        simple = SIMPLE.fullmatch(expression)
        table = self._tables.get(simple[1]) if simple else None
        return simple is not None and table is not None and simple[2] not in table.columns

    def colonne(self, expression: str, source: str) -> Column[Any] | None:
        """The column; None for what is none: an expression, a column of a subselect, an unknown one."""
        simple = SIMPLE.fullmatch(expression)
        table = self._trouver(simple[1], source)[1] if simple else None
        return None if simple is None or table is None else table.columns.get(simple[2])

    def liste(self, colonne: Column[Any]) -> frozenset[str] | None:
        """The closed list that a CHECK keeps a column within."""
        return self._listes.get((colonne.table.name, colonne.name))

    def _chercher(self, nom: str, source: str) -> tuple[bool, Table | None]:
        """Whether a table is read under that name, and which one, unless a subselect bears it."""
        if alias := re.findall(rf"(\w+|\))\s+AS\s+{nom}\b", source):
            return True, self._tables.get(alias[-1])
        table = self._tables.get(nom)
        return table is not None and re.search(rf"(?<![.\w]){nom}\b(?!\.|\s+AS\s)", source) is not None, table

    @cached_property
    def _listes(self) -> dict[tuple[str, str], frozenset[str]]:
        return {
            (table.name, parmi[1]): frozenset(re.findall("'([^']*)'", parmi[2]))
            for table in self._tables.values()
            for contrainte in table.constraints
            if isinstance(contrainte, CheckConstraint) and (parmi := PARMI.fullmatch(str(contrainte.sqltext)))
        }


def tient(lu: str, genre: str) -> bool:
    """Whether all values of the first type are of the second, under which indexes still compare them."""
    return lu == genre or (lu, genre) in PLUS_LARGES


def type_de(colonne: Column[Any]) -> str:
    """The SQL type of a column, as relations name it: `bigint`, `text[]`, `timestamptz`."""
    return type_sql(colonne.type.compile(dialect=DIALECTE))


@cache
def type_sql(nom: str) -> str:
    """The one name of a SQL type, without its precision nor its collation."""
    sec = re.sub(r"\(.*?\)| collate .*", "", nom.lower())
    element = sec.removesuffix("[]")
    return SYNONYMES.get(element, element) + sec[len(element) :]
