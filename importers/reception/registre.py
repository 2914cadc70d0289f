"""From lines to staged records: what each says, what is refused of it and why, and where that is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from importers.reception import arbre, tableau
from importers.reception.forme import Refus, Reserve
from importers.reception.tableau import REDITE
from importers.reception.transit import Lieu

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from importers.journal import Journal
    from importers.reception.forme import Document, Flux
    from importers.reception.tableau import Ligne
    from importers.reception.transit import Transit

ATTENTE = 5_000  # rejects that wait in memory


class Registre(NamedTuple):
    """The files of a lot, where their records go, and where what is said of them goes."""

    documents: Sequence[Document]
    journal: Journal
    transit: Transit

    def lire(self, avancement: Callable[[int], None]) -> None:
        """Stage every line of every file; raises FichierRefuse."""
        for rang, document in enumerate(self.documents):
            dites: set[object] = set()
            for ligne in _lignes(document, avancement, dites):
                if ligne is REDITE or ligne.cellules in dites:
                    self.transit.lignes += 1
                    continue
                lieu = Lieu(rang, ligne.numero, ligne.repere)
                try:
                    self._ranger(document, ligne, lieu)
                except Refus as refus:
                    self._rejeter(lieu, refus)
                else:
                    if document.forme.redites:
                        dites.add(ligne.cellules)
        self.transit.verser()

    def _ranger(self, document: Document, ligne: Ligne, lieu: Lieu) -> None:
        """Stage what a line says: all of it, or nothing."""
        if ligne.refus:
            raise ligne.refus
        dits = list(document.forme.lire(*ligne.cellules))
        if document.forme.arbre and (premier := self.transit.deja_vu(lieu, dits)):
            if premier.egal:
                return
            raise self._repete(*premier.lieu[:2])
        self.transit.lignes += 1
        for dit in dits:
            if isinstance(dit, Refus):
                self._rejeter(lieu, dit)
            elif isinstance(dit, Reserve):
                self._signaler(lieu, dit)
            else:
                self.transit.ajouter(lieu, dit)

    def verifier(self, flux: Flux) -> None:
        """Refuse, once all is staged, keys that came before with other words, and what leads nowhere or in circles."""
        for doublon in self.transit.dedoubler():
            self._rejeter(doublon.lieu, self._repete(doublon.premier_fichier, doublon.premiere_ligne))
        for renvoi in flux.renvois:
            for lieu, manquante in self.transit.egarer(renvoi):
                self._rejeter(lieu, renvoi.refus(manquante))
        for controle in flux.controles:
            for lieu, extrait in self.transit.controler(controle):
                if controle.reserve:
                    self._signaler(lieu, Reserve(controle.code, controle.message, extrait))
                else:
                    self._rejeter(lieu, Refus(controle.code, controle.message, extrait))
        self.transit.verser()

    def _repete(self, fichier: int, ligne: int) -> Refus:
        premier = self._nommer(fichier, ligne)
        message = f"La même clé vient déjà à la {premier}, et dit autre chose : la première est gardée."
        return Refus("CLE_REPETEE", message)

    def _rejeter(self, lieu: Lieu, refus: Refus) -> None:
        """A line, or a record of it, does not go in."""
        extrait = refus.extrait or lieu.repere
        self.journal.rejeter(self._nommer(lieu.fichier, lieu.ligne), refus.code, refus.message, extrait)
        if lieu.repere:
            self.transit.refuser(lieu.repere)
        self._alleger()

    def _signaler(self, lieu: Lieu, reserve: Reserve) -> None:
        """It goes in, with a reservation."""
        self.journal.signaler(self._nommer(lieu.fichier, lieu.ligne), *reserve)
        self._alleger()

    def _nommer(self, fichier: int, ligne: int) -> str:
        """A place as reports tell it; the file too when there are several."""
        document = self.documents[fichier]
        place = document.nommer(ligne)
        return place if len(self.documents) == 1 else f"{document.partie.dit} : {place}"

    def _alleger(self) -> None:
        if self.journal.en_attente >= ATTENTE:
            self.transit.attendre()
            self.journal.ecrire()


def _lignes(document: Document, avancement: Callable[[int], None], dites: Collection[object]) -> Iterator[Ligne]:
    if document.forme.arbre:
        return arbre.lire(document, avancement)
    return tableau.lire(document, avancement, dites)
