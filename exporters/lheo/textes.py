"""Texts of the catalogue as XML holds them: without what XML forbids, escaped, cut between two words."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final
from xml.sax.saxutils import escape

from models.lheo.html import litteral

SUITE: Final = "…"
_XML_REFUSE: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_INTERDITS: Final = re.compile(f"[{_XML_REFUSE}]")
_SPECIAUX: Final = re.compile("[&<>\r]")
_A_REGARDER: Final = re.compile(f"[&<>\r{_XML_REFUSE}]")
_DERNIER_MOT: Final = re.compile(r"\S*\Z")
_RETOUR: Final = {"\r": "&#13;"}  # a bare one would be read as a line feed
_GUILLEMETS: Final = {**_RETOUR, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}


def simple(texte: str) -> bool:
    """Whether a text can be written as it is."""
    return not (_A_REGARDER.search(texte) or texte[:1].isspace() or texte[-1:].isspace())


def propre(texte: str) -> str:
    """A text without the characters that XML forbids, nor spaces around it."""
    return _INTERDITS.sub("", texte).strip() if _INTERDITS.search(texte) else texte.strip()


def protege(texte: str) -> str:
    """A text as the content of an element."""
    return escape(texte, _RETOUR) if _SPECIAUX.search(texte) else texte


def attribut(nom: str, valeur: str | None) -> str:
    """` nom="valeur"`; nothing when it is null."""
    return "" if valeur is None else f' {nom}="{escape(_INTERDITS.sub("", valeur), _GUILLEMETS)}"'


def numero(valeur: str) -> str:
    """The attribute of a number of ours, which needs no escape."""
    return f' numero="{valeur}"'


def couper(texte: str, maximum: int) -> str:
    """The beginning of a text, at most `maximum` characters once literal, up to the end of a word if there is one."""
    if len(litteral(texte)) <= maximum:
        return texte
    limites = range(min(maximum, len(texte)) + 1)
    trop = bisect_right(limites, maximum, key=lambda limite: len(litteral(_debut(texte, limite))))
    return _debut(texte, limites[trop - 1])


def _debut(texte: str, limite: int) -> str:
    """At most `limite` characters, the last one telling that there were more."""
    entier = texte[: max(0, limite - len(SUITE))]
    mots = entier if texte[len(entier)].isspace() else _DERNIER_MOT.sub("", entier)
    return (mots.rstrip() or entier) + SUITE
