"""How much each rule weighs when a feed breaks it: a feed is not asked again, so hardly anything blocks there."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from models.enumerations import NiveauAnomalie
from rules.verification import regles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rules.regle import Regle

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


@cache
def regle_de(code: str) -> Regle:
    """The rule of this code."""
    return next(regle for regle in regles() if regle.code == code)
