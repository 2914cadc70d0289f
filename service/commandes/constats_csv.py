"""The report of an export as a table that a French Excel opens by a double click."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exporters.lheo.constats import Offre
    from service.sortie import Sortie

COLONNES = ("offre", "objet", "element", "constat", "message")
MARQUE = "\N{BYTE ORDER MARK}"  # without it, Excel reads UTF-8 as Windows-1252
SEPARATEUR = ";"  # what Excel expects where the comma is decimal
FORMULES = ("=", "+", "-", "@", "\t", "\r")


class ConstatsCsv:
    """Writes one line for each decision, as they come; raises Indisponible."""

    def __init__(self, sortie: Sortie) -> None:
        self._sortie = sortie
        self._table = csv.writer(self, delimiter=SEPARATEUR)
        self._sortie.ecrire(MARQUE.encode())
        self._table.writerow(COLONNES)

    def noter(self, offre: Offre) -> None:
        """Write the decisions on an offer."""
        for constat in offre.constats:
            self._table.writerow(map(_inerte, constat))

    def write(self, ligne: str) -> None:
        """One line of the table, from csv."""
        self._sortie.ecrire(ligne.encode())


def _inerte(cellule: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cellule}" if cellule.startswith(FORMULES) else cellule
