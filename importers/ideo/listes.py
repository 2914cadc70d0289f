"""The lists of a delivery, read line by line: what of them is of this region, and what is wrong with the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from importers.ideo.enregistrements import Diplome, Enseignement, Lieu, Ressort
from importers.ideo.formes import ACTIONS, FORMATIONS, STRUCTURES
from importers.reception import tableau
from importers.reception.forme import Refus, Reserve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from importers.journal import Journal
    from importers.reception.forme import Document, Forme
    from importers.reception.tableau import Ligne


class Listes:
    """Those of one delivery; `avancement` is told the bytes read."""

    def __init__(
        self, documents: Sequence[Document], region: str, journal: Journal, avancement: Callable[[int], None]
    ) -> None:
        self._documents = documents
        self._region = region
        self._journal = journal
        self._avancement = avancement

    def structures(self) -> dict[str, Lieu]:
        """Places by their ENS; those of the second list that the first has too are the same ones."""
        return self._uniques(STRUCTURES, lambda lieu: lieu.ens)

    def formations(self) -> dict[str, Diplome]:
        """Diplomas by their FOR."""
        return self._uniques(FORMATIONS, lambda diplome: diplome.identifiant)

    def actions(self) -> Iterator[tuple[str, Enseignement]]:
        """Each action, with where it is."""
        yield from self._lues(ACTIONS)

    def _uniques(self, forme: Forme, cle: Callable[[Any], str]) -> dict[str, Any]:
        trouves: dict[str, Any] = {}
        for chemin, dit in self._lues(forme):
            if trouves.setdefault(cle(dit), dit) != dit:
                message = f"{cle(dit)} vient déjà plus haut, et dit autre chose : le premier est gardé."
                self._journal.signaler(chemin, "CLE_REPETEE", message, cle(dit))
        return trouves

    def _lues(self, forme: Forme) -> Iterator[tuple[str, Any]]:
        for document in self._documents:
            if document.forme is forme:
                self._journal.fichier = f"{document.partie.dit} : " if len(self._documents) > 1 else ""
                for ligne in tableau.lire(document, self._avancement):
                    yield from self._dits(document, ligne)

    def _dits(self, document: Document, ligne: Ligne) -> Iterator[tuple[str, Any]]:
        """What a line of this region says, or why it says nothing; of another one, nothing."""
        chemin = document.nommer(ligne.numero)
        try:
            if ligne.refus:
                raise ligne.refus
            for dit in document.forme.lire(*ligne.cellules):
                if isinstance(dit, Ressort):
                    if dit.region != self._region:
                        self._journal.ailleurs += 1
                        return
                elif isinstance(dit, Reserve):
                    self._journal.signaler(chemin, *dit)
                else:
                    yield chemin, dit
        except Refus as refus:
            self._journal.rejeter(chemin, refus.code, refus.message, refus.extrait or ligne.repere)
