"""Facets: for each value of an axis, how many actions there would be if the search asked for it there.

Those that filter panels show are counted together, in one pass over the rows that fail the choice of one axis at most,
each action summed up in a few masks. The others are counted one by one (`decompte`); both tell the same numbers.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from loaders.offre.criteres import DU_DISPOSITIF
from loaders.offre.decompte import criteres_de
from loaders.requete import Requete
from models.choix import Axe
from models.recherche import BITS, MASQUES, colonnes_du_masque

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from loaders.offre.question import Question
    from loaders.requete import Ligne, Regard

# axes of which an action has one value at most
UNIQUES: Final = {
    Axe.NIVEAU_SORTIE: "niveau_sortie_code",
    Axe.MODALITE: "modalite_enseignement",
    Axe.CERTIFIANTE: "certifiante",
}

VALEURS: Final = "-- valeurs_de_recherche\nSELECT axe, rang, valeur FROM recherche_valeur ORDER BY axe, rang"

# `manque`: one bit for each axis whose choice the row fails.
_ENSEMBLE: Final = """\
-- facettes
WITH {avec}somme AS (
  SELECT {retenue} AS retenue, {reunies}
  FROM (SELECT offre.action_id, {colonnes}{manque} FROM {source} WHERE {conditions}) AS rangee{assez}
  GROUP BY action_id)
SELECT grouping({cles}), {cles}, count(*), count(*) FILTER (WHERE retenue)
FROM somme GROUP BY GROUPING SETS ((), {ensembles})"""

Comptes = dict[Axe, Counter[str]]


class Valeurs:
    """The values that bits of masks stand for, by axis and rank: rows of `VALEURS`."""

    def __init__(self, lignes: Iterable[Ligne]) -> None:
        self._rangs: dict[str, dict[int, list[str]]] = {}
        for axe, rang, valeur in lignes:
            self._rangs.setdefault(axe, {}).setdefault(rang, []).append(valeur)

    def mots(self, axe: Axe) -> int:
        """How many words of its mask are in use: one at least."""
        return 1 + max(self._rangs.get(axe, {0: []})) // BITS

    def distinctes(self, axe: Axe) -> bool:
        """Whether each has a bit of its own."""
        return all(len(valeurs) == 1 for valeurs in self._rangs.get(axe, {}).values())

    def valeurs(self, axe: Axe, mot: int, masque: int) -> Iterator[str]:
        """Those of one word of a mask."""
        while masque:
            bit = masque & -masque
            masque ^= bit
            yield self._rangs[axe][mot * BITS + bit.bit_length() - 1][0]


@dataclass(frozen=True, slots=True)
class Cle:
    """A column that actions are grouped by: a word of a mask (from 0), or the only value of an action."""

    axe: Axe
    nom: str
    mot: int | None = None

    def reunie(self, condition: str) -> str:
        """Its value for an action, from the rows that count for its axis."""
        agregat = "bit_or" if self.mot is not None else "bool_or" if self.axe is Axe.CERTIFIANTE else "min"
        return f"{agregat}({self.nom}){condition} AS {self.nom}"

    def valeurs(self, lue: int | str | bool, valeurs: Valeurs) -> Iterable[str]:
        """The values that a group has."""
        if self.mot is not None:
            return valeurs.valeurs(self.axe, self.mot, int(lue))
        return [str(lue).lower() if isinstance(lue, bool) else str(lue)]


def ensemble(question: Question, axe: Axe, valeurs: Valeurs) -> bool:
    """Whether an axis is counted together with others: what it holds tells a session apart, not a dispositif."""
    if axe in UNIQUES:
        return True
    autres = question.criteres.keys() & DU_DISPOSITIF.keys() - criteres_de(axe)
    du_dispositif = axe in {Axe.TYPE_DISPOSITIF, Axe.PUBLIC}
    return axe in MASQUES and valeurs.distinctes(axe) and not (autres and du_dispositif)


def facettes(question: Question, axes: Sequence[Axe], valeurs: Valeurs, regard: Regard) -> Requete:
    """The statement that counts these axes together, read by `decoder`."""
    choisis = [axe for axe in axes if question.criteres.keys() & criteres_de(axe)]
    rates = {axe: 1 << rang for rang, axe in enumerate(choisis)}
    colonnes = cles(axes, valeurs)
    manque = " + ".join(_manque(question, axe, bit) for axe, bit in rates.items())
    texte = _ENSEMBLE.format(
        avec=question.avec,
        manque=f", {manque} AS manque" if rates else "",
        assez=f" WHERE manque IN ({', '.join(map(str, [0, *rates.values()]))})" if rates else "",
        colonnes=", ".join(f"offre.{cle.nom}" for cle in colonnes),
        source=question.source,
        conditions="\n    AND ".join(question.conditions(sauf=[c for axe in choisis for c in criteres_de(axe)])),
        retenue="bool_or(manque = 0)" if rates else "true",
        reunies=", ".join(cle.reunie(_qui_comptent(rates, cle.axe)) for cle in colonnes),
        cles=", ".join(cle.nom for cle in colonnes),
        ensembles=", ".join(f"({cle.nom})" for cle in colonnes),
    )
    return Requete(texte, question.parametres(regard), preparee=False)


def decoder(lignes: Iterable[Ligne], axes: Sequence[Axe], valeurs: Valeurs) -> tuple[int, Comptes]:
    """How many actions there are, and by axis and value."""
    colonnes = cles(axes, valeurs)
    comptes: Comptes = {axe: Counter() for axe in axes}
    tous, total = (1 << len(colonnes)) - 1, 0
    for ensemble_lu, *lues, nombre, retenues in lignes:
        if ensemble_lu == tous:
            total = retenues
            continue
        # GROUPING: the bits of the columns that are not grouped by, the first column highest
        rang = len(colonnes) - (tous ^ ensemble_lu).bit_length()
        for valeur in colonnes[rang].valeurs(lues[rang], valeurs) if lues[rang] is not None else ():
            comptes[colonnes[rang].axe][valeur] += nombre
    return total, comptes


def cles(axes: Iterable[Axe], valeurs: Valeurs) -> list[Cle]:
    """The columns that tell these axes."""
    return [cle for axe in axes for cle in _cles(axe, valeurs)]


def _cles(axe: Axe, valeurs: Valeurs) -> list[Cle]:
    if axe in UNIQUES:
        return [Cle(axe, UNIQUES[axe])]
    return [Cle(axe, nom, mot) for mot, nom in enumerate(colonnes_du_masque(axe)[: valeurs.mots(axe)])]


def _qui_comptent(rates: Mapping[Axe, int], axe: Axe) -> str:
    """The rows of an action that count for an axis: those that fail no choice, or its own alone."""
    return f" FILTER (WHERE manque IN (0, {rates.get(axe, 0)}))" if rates else ""


def _manque(question: Question, axe: Axe, bit: int) -> str:
    """The bit of an axis where a row is not what was chosen on it."""
    voulus = question.seulement(criteres_de(axe))
    return f"CASE WHEN {' AND '.join(voulus)} THEN 0 ELSE {bit} END"
