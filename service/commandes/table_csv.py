"""A table that a French Excel opens by a double click."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service.sortie import Sortie

MARQUE = "\N{BYTE ORDER MARK}"  # without it, Excel reads UTF-8 as Windows-1252
SEPARATEUR = ";"  # what Excel expects where the comma is decimal
FORMULES = ("=", "+", "-", "@", "\t", "\r")


class TableCsv:
    """Writes lines below a header, as they come; raises Indisponible."""

    def __init__(self, sortie: Sortie, colonnes: Iterable[str]) -> None:
        self._sortie = sortie
        self._table = csv.writer(self, delimiter=SEPARATEUR)
        self._sortie.ecrire(MARQUE.encode())
        self._table.writerow(colonnes)

    def ajouter(self, cellules: Iterable[str]) -> None:
        """Write one line."""
        self._table.writerow(map(_inerte, cellules))

    def write(self, ligne: str) -> None:
        """One line of the table, from csv."""
        self._sortie.ecrire(ligne.encode())


def _inerte(cellule: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cellule}" if cellule.startswith(FORMULES) else cellule
