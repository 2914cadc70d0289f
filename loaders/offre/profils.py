"""Who looks for an offer, as values of dispositifs: `profils.tsv`, one line for each value that suits a profil.

A dispositif suits a profil when its type, its voie or one of its publics is among them.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.choix import Axe, Profil


@cache
def profils() -> tuple[tuple[str, str, str], ...]:
    """The lines of the table: profil, axe, valeur."""
    texte = files(__package__).joinpath("profils.tsv").read_text(encoding="utf-8")
    lignes = csv.DictReader(texte.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple((ligne["profil"], ligne["axe"], ligne["valeur"]) for ligne in lignes)


def valeurs_du_profil(profil: Profil, axe: Axe) -> list[str]:
    """The values of an axis that suit a profil."""
    return [valeur for dit, sur, valeur in profils() if (dit, sur) == (profil, axe)]
