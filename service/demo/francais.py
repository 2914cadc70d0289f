"""French spelling: articles before a place (« au Mans », « aux Herbiers »), capitals, names without accents."""

from __future__ import annotations

import unicodedata


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
