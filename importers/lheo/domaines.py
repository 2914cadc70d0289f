"""Codes of the thesauri as files write them; one that is no code is left out and reported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from importers.lheo import valeurs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from importers.lheo.arbre import Noeud
    from importers.lot import Lot

T = TypeVar("T", int, str)

FORMES = {
    "code-FORMACODE": re.compile(r"[0-9]{5}"),
    "code-public-vise": re.compile(r"[0-9]{5}"),
    "code-ROME": re.compile(r"[A-Z][0-9]{4}"),
    "code-NSF": re.compile(r"[0-9]{3}[A-Z]?"),
}


def formacodes(noeuds: Iterable[Noeud], chemin: str, lot: Lot) -> list[int]:
    """Ids of Formacodes, the one marked `principal` first, else in the order of the file."""
    ordonnes = sorted(noeuds, key=lambda noeud: noeud.get("tag") != "principal")
    return _lire(ordonnes, chemin, lot, lambda code, noeud: lot.references.formacode(code, noeud.get("ref")))


def publics(noeuds: Iterable[Noeud], chemin: str, lot: Lot) -> list[int]:
    """Ids of publics visés."""
    return _lire(noeuds, chemin, lot, lambda code, noeud: lot.references.public(code, noeud.get("ref")))


def romes(noeuds: Iterable[Noeud], chemin: str, lot: Lot) -> list[str]:
    """ROME codes."""
    return _lire(noeuds, chemin, lot, lambda code, _: lot.references.romes.code(code))


def nsf(noeuds: Iterable[Noeud], chemin: str, lot: Lot) -> list[str]:
    """NSF codes."""
    return _lire(noeuds, chemin, lot, lambda code, _: lot.references.nsf.code(code))


def _lire(noeuds: Iterable[Noeud], chemin: str, lot: Lot, trouver: Callable[[str, Noeud], T]) -> list[T]:
    """Each code once, in order."""
    trouves: dict[T, None] = {}
    for noeud in noeuds:
        nom = noeud.tag.rpartition("}")[2]
        code = (valeurs.texte(noeud.text) or "").upper()
        if FORMES[nom].fullmatch(code):
            trouves[trouver(code, noeud)] = None
        elif code:
            message = f"« {code} » n'a pas la forme d'un {nom} : ce code a été laissé de côté. Corrigez-le."
            lot.journal.signaler(f"{chemin}/{nom}", "CODE_MAL_FORME", message, noeud.text)
    return list(trouves)
