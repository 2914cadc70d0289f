"""Facets: for each value of an axis, how many actions there would be if the search asked for it there.

Those that filter panels show are counted together, in one pass over the rows that fail the choice of one axis at most,
each action summed up in a few masks. The others are counted one by one (`decompte`); both tell the same numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from loaders.offre.criteres import DU_DISPOSITIF
from loaders.offre.decompte import criteres_de
from loaders.requete import Requete
from models.choix import Axe
from models.recherche import BITS, MASQUES, colonnes_du_masque

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from loaders.offre.question import Question
    from loaders.requete import Regard

# axes of which an action has one value at most
UNIQUES: Final = {
    Axe.NIVEAU_SORTIE: "niveau_sortie_code",
    Axe.MODALITE: "modalite_enseignement",
    Axe.CERTIFIANTE: "certifiante",
}

# `manque`: one bit for each axis whose choice the row fails. The first row of the answer is the total; an axis with a
# count and no value has more values than bits: it must be counted alone.
_ENSEMBLE: Final = """\
-- facettes
WITH {avec}somme AS MATERIALIZED (
  SELECT {retenue} AS retenue, {reunies}
  FROM (SELECT offre.action_id, {colonnes}{manque} FROM {source} WHERE {conditions}) AS rangee{assez}
  GROUP BY action_id),
groupe AS MATERIALIZED (
  SELECT grouping({cles}) AS ensemble, {cles}, count(*) AS nombre
  FROM somme GROUP BY GROUPING SETS ({ensembles}))
SELECT NULL AS axe, NULL AS valeur, count(*) AS nombre FROM somme WHERE retenue
UNION ALL SELECT axe, NULL, count(*) FROM recherche_valeur WHERE (axe, rang) IN ({derniers}) GROUP BY axe
{decodees}"""

_D_UN_MOT: Final = """\
UNION ALL SELECT '{axe}', v.valeur, sum(g.nombre) FROM groupe AS g JOIN recherche_valeur AS v
  ON v.axe = '{axe}' AND v.rang BETWEEN {premier} AND {dernier} AND (g.{nom} >> (v.rang - {premier})) & 1 = 1
  WHERE g.ensemble = {ensemble} GROUP BY v.valeur"""

_D_UNE_VALEUR: Final = """\
UNION ALL SELECT '{axe}', {nom}::text, nombre FROM groupe WHERE ensemble = {ensemble} AND {nom} IS NOT NULL"""

_DERNIERS = ", ".join(f"('{axe}', {mots * BITS - 1})" for axe, mots in MASQUES.items())


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

    def decodee(self, ensemble: int) -> str:
        """Its part of the answer."""
        if self.mot is None:
            return _D_UNE_VALEUR.format(axe=self.axe, nom=self.nom, ensemble=ensemble)
        premier = self.mot * BITS
        bornes = {"premier": premier, "dernier": premier + BITS - 1}
        return _D_UN_MOT.format(axe=self.axe, nom=self.nom, ensemble=ensemble, **bornes)


def ensemble(question: Question, axe: Axe) -> bool:
    """Whether an axis is counted together with others: what it holds tells a session apart, not a dispositif."""
    if axe in UNIQUES:
        return True
    autres = question.criteres.keys() & DU_DISPOSITIF.keys() - criteres_de(axe)
    return axe in MASQUES and not (autres and axe in {Axe.TYPE_DISPOSITIF, Axe.PUBLIC})


def facettes(question: Question, axes: Sequence[Axe], regard: Regard) -> Requete:
    """The statement that counts these axes together: rows of (axe, valeur, nombre)."""
    choisis = [axe for axe in axes if question.criteres.keys() & criteres_de(axe)]
    rates = {axe: 1 << rang for rang, axe in enumerate(choisis)}
    cles = [cle for axe in axes for cle in _cles(axe)]
    tous = (1 << len(cles)) - 1
    texte = _ENSEMBLE.format(
        avec=question.avec,
        manque=f", {' + '.join(_manque(question, axe, bit) for axe, bit in rates.items())} AS manque" if rates else "",
        assez=f" WHERE manque IN ({', '.join(map(str, [0, *rates.values()]))})" if rates else "",
        colonnes=", ".join(f"offre.{cle.nom}" for cle in cles),
        source=question.source,
        conditions="\n    AND ".join(question.conditions(sauf=[c for axe in choisis for c in criteres_de(axe)])),
        retenue="bool_or(manque = 0)" if rates else "true",
        reunies=", ".join(cle.reunie(_qui_comptent(rates, cle.axe)) for cle in cles),
        cles=", ".join(cle.nom for cle in cles),
        ensembles=", ".join(f"({cle.nom})" for cle in cles),
        derniers=_DERNIERS,
        decodees="\n".join(cle.decodee(tous ^ (1 << len(cles) - 1 - rang)) for rang, cle in enumerate(cles)),
    )
    return Requete(texte, question.parametres(regard), preparee=False)


def _qui_comptent(rates: Mapping[Axe, int], axe: Axe) -> str:
    """The rows of an action that count for an axis: those that fail no choice, or its own alone."""
    return f" FILTER (WHERE manque IN (0, {rates.get(axe, 0)}))" if rates else ""


def _cles(axe: Axe) -> list[Cle]:
    if axe in UNIQUES:
        return [Cle(axe, UNIQUES[axe])]
    return [Cle(axe, nom, mot) for mot, nom in enumerate(colonnes_du_masque(axe))]


def _manque(question: Question, axe: Axe, bit: int) -> str:
    """The bit of an axis where a row is not what was chosen on it."""
    voulus = question.seulement(criteres_de(axe))
    return f"CASE WHEN {' AND '.join(voulus)} THEN 0 ELSE {bit} END"
