"""What somebody typed, taken apart: words, « expressions », hyphens, exclusions; nothing is looked up here."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from loaders.texte.vides import LETTRES, VIDES
from models.erreurs import EntreeInvalide

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGUEUR_MAXIMALE: Final = 400  # characters
MOTS_AU_PLUS: Final = 30

_MARQUES = re.compile("[\u0300-\u036f]")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", **dict.fromkeys("«»“”„", '"')})
_MORCEAU = re.compile(r'(?P<exclu>(?<!\S)-)?(?:"(?P<expression>[^"]*)"|(?P<suite>[^\s"]+))')
_MOT = re.compile(r"[^\W_]+")
_SIGLE = re.compile(r"(?<!\w)[A-Z0-9]{2,5}$")  # « FLE » is no beginning
_ENTRE_TRAITS = re.compile(r"[^\w-]+")

_VIDE = (
    "Le texte cherché ne contient que des signes ou des mots trop courants (« de », « pour »…) :"
    " ajoutez un métier, un domaine ou une certification."
)
_QUE_DES_EXCLUSIONS = "Le texte cherché ne dit que ce qu'il ne faut pas trouver : ajoutez un mot sans « - »."


@dataclass(frozen=True, slots=True)
class Groupe:
    """Words that stand together: one alone, those that hyphens join, those of an expression between quotes."""

    mots: tuple[str, ...]
    expression: bool = False


@dataclass(frozen=True, slots=True)
class Texte:
    """`groupes` in their order; `fini`: whether what ends it is a whole word, not the beginning of one.

    `graphies`: its words as they were typed.
    """

    groupes: tuple[Groupe, ...]
    exclus: tuple[Groupe, ...]
    fini: bool
    graphies: Mapping[str, str]


def replier(texte: str) -> str:
    """A text without accents, capitals nor ligatures, as the configuration `recherche` folds those of the offer."""
    return _MARQUES.sub("", unicodedata.normalize("NFD", texte.lower().translate(_LIGATURES)))


def mots(texte: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    return tuple(_MOT.findall(replier(texte)))


def analyser(texte: str) -> Texte:
    """Take a text apart; raises EntreeInvalide for one that is too long, or says nothing to look for."""
    if len(texte) > LONGUEUR_MAXIMALE:
        raise EntreeInvalide(f"`texte` a {LONGUEUR_MAXIMALE} caractères au plus (reçus : {len(texte)}).")
    plie = replier(texte)
    groupes: list[Groupe] = []
    exclus: list[Groupe] = []
    fini = not plie[-1:].isalnum() or bool(_SIGLE.search(texte))
    for morceau in _MORCEAU.finditer(plie):
        fini |= morceau.end() == len(plie) and bool(morceau["exclu"])
        (exclus if morceau["exclu"] else groupes).extend(_groupes(morceau))
    if sum(len(groupe.mots) for groupe in (*groupes, *exclus)) > MOTS_AU_PLUS:
        raise EntreeInvalide(f"`texte` contient {MOTS_AU_PLUS} mots au plus : gardez les plus parlants.")
    if not _dit_quelque_chose(groupes):
        raise EntreeInvalide(_QUE_DES_EXCLUSIONS if _dit_quelque_chose(exclus) else _VIDE)
    return Texte(tuple(groupes), tuple(filter(_parlant, exclus)), fini, _graphies(texte))


def _graphies(texte: str) -> dict[str, str]:
    return {replier(mot): mot for mot in _MOT.findall(unicodedata.normalize("NFC", texte))}


def _groupes(morceau: re.Match[str]) -> list[Groupe]:
    if morceau["suite"] is None:
        trouves = [_MOT.findall(morceau["expression"])]
        return [Groupe(tuple(trouve), expression=True) for trouve in trouves if trouve]
    suites = (_MOT.findall(suite) for suite in _ENTRE_TRAITS.split(morceau["suite"]))
    return [Groupe(tuple(suite)) for suite in suites if suite]


def _parlant(groupe: Groupe) -> bool:
    return any(mot not in VIDES for mot in groupe.mots)


def _dit_quelque_chose(groupes: list[Groupe]) -> bool:
    return any(mot not in VIDES and mot not in LETTRES for groupe in groupes for mot in groupe.mots)
