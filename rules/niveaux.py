"""How much each rule weighs when a feed breaks it: a feed is not asked again, so hardly anything blocks there."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from models.enumerations import NiveauAnomalie
from rules.parametres import Parametres
from rules.regle import REGISTRE, Cadre, Moment
from rules.verification import regles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rules.regle import Anomalie, Declaree, Regle

SANS_DATE: Final = Cadre(Moment.SAISIE, date.min, Parametres(""))

# what an import cannot do without: who answers for the offer, and what it is called
A_L_IMPORT: Final[Mapping[str, NiveauAnomalie]] = {
    "ETABLISSEMENT_SIRET_FORMAT": NiveauAnomalie.BLOQUANT,
    "ETABLISSEMENT_SIRET_CLE": NiveauAnomalie.BLOQUANT,
    "ORGANISME_NDA_FORMAT": NiveauAnomalie.BLOQUANT,
    "ORGANISME_RAISON_SOCIALE_OBLIGATOIRE": NiveauAnomalie.BLOQUANT,
    "FORMATION_INTITULE_OBLIGATOIRE": NiveauAnomalie.BLOQUANT,
}


def niveau_a_l_import(regle: Regle) -> NiveauAnomalie:
    """The level of a rule when a feed breaks it: what would block a person is told, and let in."""
    if regle.code in A_L_IMPORT:
        return A_L_IMPORT[regle.code]
    return NiveauAnomalie.AVERTISSEMENT if regle.niveau is NiveauAnomalie.BLOQUANT else regle.niveau


def remarques_a_l_import(ligne: Any, codes: frozenset[str]) -> Iterator[Anomalie]:
    """What these rules find, at the level of imports, in a row that bears the names that they look at.

    They look at no day, at no perimeter, and at nothing around it: a row is as good as a dossier, and costs nothing.
    """
    for regle, examiner in _declarees(codes):
        for constat in examiner(ligne, SANS_DATE):
            yield regle.anomalie(constat, None)._replace(niveau=niveau_a_l_import(regle))


@cache
def _declarees(codes: frozenset[str]) -> tuple[Declaree, ...]:
    return tuple(declaree for declaree in REGISTRE if declaree.regle.code in codes)


@cache
def regle_de(code: str) -> Regle:
    """The rule of this code."""
    return next(regle for regle in regles() if regle.code == code)
