"""What Lhéo 2.2 says where 2.3 says something that it cannot hold: an older code, a shorter text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from models.lheo.grammaire import grammaire
from models.lheo.listes import listes
from models.nomenclatures import nomenclature

if TYPE_CHECKING:
    from collections.abc import Mapping

# LADOM is none of the older financeurs; the Ministère de l'intérieur and its OFII are the State.
FINANCEURS: Final = {"18": "0", "19": "13", "20": "13"}
# the older scale has one level above the licence
NIVEAU_DOCTORAT: Final = {"18": "8"}
_NUMERO_RNCP: Final = re.compile(r"(?:RNCP\s*)?([0-9]+)")


def equivalent(nom: str, texte: str) -> str | None:
    """What element `nom` of 2.2 says for this text of 2.3: the same wherever it can, None where nothing is near."""
    element = grammaire("2.2")[nom]
    if element.liste:
        code = texte.strip()
        return texte if code in listes("2.2")[element.liste] else _remplacants().get(element.liste, {}).get(code)
    if element.maximum is None or len(texte) <= element.maximum:
        return texte
    return _abrege(nom, texte.strip(), element.maximum)


def _abrege(nom: str, texte: str, maximum: int) -> str | None:
    """The digits alone of a sheet, or the text without the spaces around it; a code cut short would be another code."""
    if nom == "code-RNCP" and (lu := _NUMERO_RNCP.fullmatch(texte)):
        texte = lu[1]
    return texte if len(texte) <= maximum else None


@cache
def _remplacants() -> Mapping[str, Mapping[str, str]]:
    """By closed list, the code of 2.2 nearest to each code that only 2.3 has."""
    niveaux = {suivant: str(ligne["code"]) for ligne in nomenclature("niveau_lheo") if (suivant := ligne["successeur"])}
    return {"financeurs": FINANCEURS, "niveaux": niveaux | NIVEAU_DOCTORAT}
