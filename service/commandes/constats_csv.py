"""The report of an export as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.commandes.table_csv import TableCsv

if TYPE_CHECKING:
    from exporters.lheo.constats import Offre
    from service.sortie import Sortie

COLONNES = ("offre", "objet", "element", "constat", "message")


class ConstatsCsv(TableCsv):
    """Writes one line for each decision, as they come; raises Indisponible."""

    def __init__(self, sortie: Sortie) -> None:
        super().__init__(sortie, COLONNES)

    def noter(self, offre: Offre) -> None:
        """Write the decisions on an offer."""
        for constat in offre.constats:
            self.ajouter(constat)
