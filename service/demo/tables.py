"""The tables of `donnees/`: tabs between cells, a header, no quotes; lists have a `|` between their items."""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def lignes(table: str) -> Iterator[dict[str, str]]:
    """The lines of a table, by the names of its columns."""
    texte = (files("service.demo") / "donnees" / f"{table}.tsv").read_text(encoding="utf-8")
    return iter(csv.DictReader(texte.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def liste(cellule: str) -> tuple[str, ...]:
    """The items of a cell, none when it is empty."""
    return tuple(cellule.split("|")) if cellule else ()
