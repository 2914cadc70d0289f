"""What an element holds, its children found in one pass: to look for each by its path takes twice as long."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from importers.reception.forme import Noeud


class Enfants:
    """The children of an element by their names."""

    def __init__(self, noeud: Noeud) -> None:
        self._par_nom: dict[str, list[Noeud]] = defaultdict(list)
        for enfant in noeud:
            self._par_nom[enfant.tag].append(enfant)

    def texte(self, chemin: str) -> str | None:
        """The text of a child, or of a child of that one: `ABREGE/CODE`."""
        nom, _, reste = chemin.partition("/")
        if nom not in self._par_nom:
            return None
        premier = self._par_nom[nom][0]
        return premier.findtext(reste) if reste else premier.text

    def textes(self, groupe: str, nom: str) -> Iterator[dict[str, str | None]]:
        """Of each element of this name in a group, the texts of its children by their names."""
        for liste in self._par_nom.get(groupe, ()):
            for trouve in liste.iterchildren(nom):
                yield {enfant.tag: enfant.text for enfant in trouve}
