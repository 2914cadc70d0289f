"""Answers kept from one operation to another: counts that everybody asks for, as long as the catalogue is the same."""

from collections import OrderedDict

from loaders.requete import Ligne, Requete

LIGNES = 100_000  # of all answers: some 30 MB
LA_PLUS_LONGUE = 10_000  # longer ones are not kept


class Copies:
    """The last answers read, by statement, parameters and state of the catalogue; the day is a parameter of theirs."""

    def __init__(self) -> None:
        self._gardees: OrderedDict[str, list[Ligne]] = OrderedDict()
        self._lignes = 0

    def lire(self, requete: Requete, etat: list[Ligne]) -> list[Ligne] | None:
        """The answer to this statement in this state, if it was kept."""
        cle = _cle(requete, etat)
        if cle not in self._gardees:
            return None
        self._gardees.move_to_end(cle)
        return self._gardees[cle]

    def garder(self, requete: Requete, etat: list[Ligne], lignes: list[Ligne]) -> None:
        """Keep an answer; the one that was asked for least lately makes room."""
        cle = _cle(requete, etat)
        if len(lignes) > LA_PLUS_LONGUE or cle in self._gardees:
            return
        self._gardees[cle] = lignes
        self._lignes += _poids(lignes)
        while self._lignes > LIGNES:
            self._lignes -= _poids(self._gardees.popitem(last=False)[1])


def _poids(lignes: list[Ligne]) -> int:
    return len(lignes) + 20  # what its own text weighs


def _cle(requete: Requete, etat: list[Ligne]) -> str:
    return repr((etat, requete.texte, sorted(requete.parametres.items())))
