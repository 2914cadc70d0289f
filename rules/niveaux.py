"""How much each rule weighs when a feed breaks it: a feed is not asked again, so hardly anything blocks there.

| level of the rule   | in an import                                                                             |
| ------------------- | ---------------------------------------------------------------------------------------- |
| BLOQUANT            | AVERTISSEMENT: told, and let in; save those of A_L_IMPORT, which readers make rejects of |
| AVERTISSEMENT       | the same                                                                                 |
| A_VERIFIER          | the same                                                                                 |
| CONSEIL             | not told: advice is for who writes                                                       |
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from models.enumerations import NiveauAnomalie
from rules.regle import Cadre, Moment
from rules.verification import propres, regles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from rules.dossier import Dossier
    from rules.parametres import Parametres
    from rules.regle import Anomalie, Regle

# what an import cannot do without: who answers for the offer, and what it is called
A_L_IMPORT: Final[Mapping[str, NiveauAnomalie]] = {
    "ETABLISSEMENT_SIRET_FORMAT": NiveauAnomalie.BLOQUANT,
    "ETABLISSEMENT_SIRET_CLE": NiveauAnomalie.BLOQUANT,
    "ORGANISME_NDA_FORMAT": NiveauAnomalie.BLOQUANT,
    "ORGANISME_RAISON_SOCIALE_OBLIGATOIRE": NiveauAnomalie.BLOQUANT,
    "FORMATION_INTITULE_OBLIGATOIRE": NiveauAnomalie.BLOQUANT,
}


# the levels of rules, as they are declared, that an import is held to
JUGES_A_L_IMPORT: Final = frozenset(NiveauAnomalie) - {NiveauAnomalie.CONSEIL}


def niveau_a_l_import(regle: Regle) -> NiveauAnomalie | None:
    """The level of a rule when a feed breaks it; null when it is not told."""
    if regle.niveau not in JUGES_A_L_IMPORT:
        return None
    if regle.niveau is NiveauAnomalie.BLOQUANT:
        return A_L_IMPORT.get(regle.code, NiveauAnomalie.AVERTISSEMENT)
    return regle.niveau


def cadre_d_import(aujourdhui: date, parametres: Parametres) -> Cadre:
    """With what an import looks at what it brought: as if it were handed in, by nobody."""
    return Cadre(Moment.SOUMISSION, aujourdhui, parametres)


def remarques_a_l_import(dossier: Dossier, cadre: Cadre) -> Iterator[Anomalie]:
    """What rules find in an object that an import brought, at the level that they have there."""
    for anomalie in propres(dossier, cadre, JUGES_A_L_IMPORT):
        niveau = niveau_a_l_import(regle_de(anomalie.code))
        if niveau is not None:
            yield anomalie._replace(niveau=niveau)


@cache
def regle_de(code: str) -> Regle:
    """The rule of this code."""
    return next(regle for regle in regles() if regle.code == code)
