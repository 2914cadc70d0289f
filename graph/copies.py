"""Answers kept from one operation to another: counts that everybody asks for, as long as the catalogue is the same."""

from collections import OrderedDict

from loaders.requete import Ligne, Requete

NOMBRE = 500  # answers
LIGNES = 1_000  # of one answer: longer ones are not kept


class Copies:
    """The last answers read, by statement, parameters and state of the catalogue; the day is a parameter of theirs."""

    def __init__(self) -> None:
        self._gardees: OrderedDict[str, list[Ligne]] = OrderedDict()

    def lire(self, requete: Requete, etat: list[Ligne]) -> list[Ligne] | None:
        """The answer to this statement in this state, if it was kept."""
        cle = _cle(requete, etat)
        if cle not in self._gardees:
            return None
        self._gardees.move_to_end(cle)
        return self._gardees[cle]

    def garder(self, requete: Requete, etat: list[Ligne], lignes: list[Ligne]) -> None:
        """Keep an answer; the one that was asked for least lately makes room."""
        if len(lignes) <= LIGNES:
            self._gardees[_cle(requete, etat)] = lignes
        while len(self._gardees) > NOMBRE:
            self._gardees.popitem(last=False)


def _cle(requete: Requete, etat: list[Ligne]) -> str:
    return repr((etat, requete.texte, sorted(requete.parametres.items())))
