"""Counting along one axis whatever the filter asks of it: a facet that is counted alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from loaders.offre.axes import AXES
from loaders.offre.conditions import BORNES
from loaders.offre.rangees import Rangees
from loaders.offre.unites import UNITES
from loaders.requete import Requete
from models.enumerations import TypeObjet

if TYPE_CHECKING:
    from loaders.offre.question import Question
    from loaders.requete import Regard
    from models.choix import Axe

_DECOMPTE: Final = """\
-- decompte ({axe})
WITH {avec}rangee AS (
  SELECT {valeurs}{objet} AS objet
  FROM {source})
SELECT axe_1, count(DISTINCT objet) AS nombre
FROM rangee GROUP BY axe_1 ORDER BY nombre DESC, axe_1"""


def de_la_facette(question: Question, axe: Axe, regard: Regard) -> Requete:
    """How many actions there would be with each value of an axis, whatever the filter asks of that axis."""
    rangees = Rangees(question, UNITES[TypeObjet.ACTION], (axe,), criteres_de(axe))
    texte = _DECOMPTE.format(
        axe=axe, avec=rangees.avec, valeurs=rangees.valeurs, objet=rangees.objet, source=rangees.source
    )
    return Requete(texte, question.parametres(regard), preparee=False)


def criteres_de(axe: Axe) -> frozenset[str]:
    """The criteria that choosing values of an axis makes."""
    champ = AXES[axe].champ
    return frozenset(BORNES.get(champ, (champ,))) if champ else frozenset()
