"""Which D a Lhéo action makes: the type of funding of each of its sessions.

| the action says                              | D                                         |
| -------------------------------------------- | ----------------------------------------- |
| a flag (apprentissage, initiale…)            | the type of the flag, without a financeur |
| a financeur whose programme is recognised    | the type of the programme                 |
| a financeur otherwise                        | the type that its code has by default     |
| flags and financeurs (a mixed group)         | one for each: none of the two is lost     |
| financeur 16 beside 0, 5 or 10, no programme | nothing: feeds add that 16 wrongly        |
| nothing                                      | nothing                                   |
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from models.nomenclatures import nomenclature

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

TYPE_DU_DRAPEAU: Final[Mapping[str, str]] = {
    "formation-initiale": "FORMATION_INITIALE",
    "contrat-apprentissage": "CONTRAT_APPRENTISSAGE",
    "contrat-professionnalisation": "CONTRAT_PROFESSIONNALISATION",
}
TYPE_PAR_DEFAUT: Final = "AUTRE"
FINANCEURS_INDIVIDUELS: Final = frozenset({"0", "5", "10"})
OPCO: Final = "16"


def types_de_dispositif(
    drapeaux: AbstractSet[str], financeurs: Sequence[tuple[str, str | None]]
) -> list[tuple[str, int | None]]:
    """The type code of each D and the index of its financeur, None for a flag; a financeur is (code, programme)."""
    poses = [(code, None) for drapeau, code in TYPE_DU_DRAPEAU.items() if drapeau in drapeaux]
    individuel = any(code in FINANCEURS_INDIVIDUELS for code, _ in financeurs)
    finances = [
        (type_du_financeur(code, programme), rang)
        for rang, (code, programme) in enumerate(financeurs)
        if not (individuel and code == OPCO and type_du_programme(programme) is None)
    ]
    return [*poses, *finances]


def type_du_financeur(code: str, programme: str | None) -> str:
    """The type that the programme names, else the one this financeur has by default."""
    return type_du_programme(programme) or _types_par_financeur().get(code, TYPE_PAR_DEFAUT)


def conventionnee(dite: bool | None, dispositifs: Sequence[bool]) -> bool | None:
    """Whether a session is: what its action says (`dite`), else whether one of its D is; null when nothing tells."""
    return any(dispositifs) if dite is None and dispositifs else dite


@lru_cache(maxsize=4096)
def type_du_programme(programme: str | None) -> str | None:
    """The first type, in the order of the list, of which the free text holds a word; case and accents do not count."""
    cherche = _mots(programme or "")
    return next((code for mots, code in _programmes() if mots in cherche), None)


@cache
def _programmes() -> tuple[tuple[str, str], ...]:
    return tuple(
        (_mots(mots), str(ligne["code"]))
        for ligne in nomenclature("type_dispositif")
        for mots in (ligne["programmes"] or "").split("|")
        if mots
    )


@cache
def financeurs_publics() -> frozenset[str]:
    """Those whose funds buy sessions by a convention."""
    achats = (ligne for ligne in nomenclature("type_dispositif") if ligne["conventionne"] == "1")
    return frozenset(code for ligne in achats for code in (ligne["financeur"] or "").split("|") if code)


@cache
def _types_par_financeur() -> Mapping[str, str]:
    return {
        financeur: str(ligne["code"])
        for ligne in nomenclature("type_dispositif")
        for financeur in (ligne["financeur"] or "").split("|")
        if financeur
    }


def _mots(texte: str) -> str:
    """Whole words between spaces, so that « visa » is not found in « avisa »."""
    sans_accents = unicodedata.normalize("NFKD", texte).encode("ascii", "ignore").decode().lower()
    return f" {' '.join(re.findall(r'[a-z0-9]+', sans_accents))} "
