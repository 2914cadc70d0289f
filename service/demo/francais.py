"""Articles and elisions before the name of a place: « d'Angers », « du Mans », « aux Herbiers »."""

from __future__ import annotations

import unicodedata

VOYELLES = "aeiouyh"


def de(nom: str) -> str:
    """« de » and a name of place, contracted or elided."""
    if nom.startswith("Le "):
        return f"du {nom[3:]}"
    if nom.startswith("Les "):
        return f"des {nom[4:]}"
    return f"d'{nom}" if sans_accent(nom)[0].lower() in VOYELLES else f"de {nom}"


def a(nom: str) -> str:
    """« à » and a name of place, contracted."""
    if nom.startswith("Le "):
        return f"au {nom[3:]}"
    if nom.startswith("Les "):
        return f"aux {nom[4:]}"
    return f"à {nom}"


def sans_accent(texte: str) -> str:
    """The text without its diacritics."""
    decompose = unicodedata.normalize("NFD", texte)
    return "".join(lettre for lettre in decompose if not unicodedata.combining(lettre))


def glissant(texte: str) -> str:
    """The text as the host name of a web address: lower case, hyphens, no accent."""
    lettres = (lettre if lettre.isalnum() else " " for lettre in sans_accent(texte).lower())
    return "-".join("".join(lettres).split())


def majuscule(texte: str) -> str:
    """The text with a capital first letter, the others untouched."""
    return texte[:1].upper() + texte[1:]
