"""Answers kept from one operation to another: counts that everybody asks for, as long as the catalogue is the same."""

from graph.gardes import Gardes
from loaders.requete import Ligne, Requete

LIGNES = 100_000  # of all answers: some 30 MB
LA_PLUS_LONGUE = 10_000  # longer ones are not kept
TEXTE = 20  # what its own text weighs, in lines


class Copies:
    """The last answers read, by statement, parameters and state of the catalogue; the day is a parameter of theirs."""

    def __init__(self) -> None:
        self._gardees: Gardes[str, list[Ligne]] = Gardes(LIGNES // TEXTE, LIGNES)

    def lire(self, requete: Requete, etat: list[Ligne]) -> list[Ligne] | None:
        """The answer to this statement in this state, if it was kept."""
        return self._gardees.lire(_cle(requete, etat))

    def garder(self, requete: Requete, etat: list[Ligne], lignes: list[Ligne]) -> None:
        """Keep an answer; the one that was asked for least lately makes room."""
        if len(lignes) <= LA_PLUS_LONGUE:
            self._gardees.garder(_cle(requete, etat), lignes, len(lignes) + TEXTE)


def _cle(requete: Requete, etat: list[Ligne]) -> str:
    return repr((etat, requete.texte, sorted(requete.parametres.items())))
