"""A table that a French Excel opens by a double click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.csv.table import MARQUE, en_lignes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service.sortie import Sortie


class TableCsv:
    """Writes lines below a header, as they come; raises Indisponible."""

    def __init__(self, sortie: Sortie, colonnes: Iterable[str]) -> None:
        self._sortie = sortie
        self._sortie.ecrire(MARQUE.encode())
        self.ajouter(colonnes)

    def ajouter(self, cellules: Iterable[str]) -> None:
        """Write one line."""
        self._sortie.ecrire(en_lignes([cellules]).encode())
