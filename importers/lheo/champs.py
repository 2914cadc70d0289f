"""A field of an element, by its name: read as what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from importers.lheo import valeurs
from importers.lheo.arbre import contenu, dans

if TYPE_CHECKING:
    from importers.lheo.arbre import Enfants


def texte(de: Enfants, nom: str) -> str | None:
    """Its text, plain; null when it says nothing."""
    return valeurs.texte(contenu(de, nom))


def code(de: Enfants, nom: str) -> str | None:
    """Its code."""
    return valeurs.code(contenu(de, nom))


def entier(de: Enfants, nom: str) -> int | None:
    """Its integer."""
    return valeurs.entier(contenu(de, nom))


def booleen(de: Enfants, nom: str) -> bool | None:
    """Its yes or no."""
    return valeurs.booleen(contenu(de, nom))


def textes(de: Enfants, parent: str, nom: str) -> list[str]:
    """The texts that stand in `parent/nom`, those that say nothing left out: urls, telephones."""
    return [lu for noeud in dans(de, parent).get(nom, ()) if (lu := valeurs.texte(noeud.text))]
