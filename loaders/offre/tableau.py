"""A table of counts, as one reads it: zeros where they are asked for, lines in an order that says something."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Final

from loaders.offre.statistique import LIGNES_MAXIMALES, Comptee
from models.choix import Axe
from models.erreurs import EntreeInvalide

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# values that have an order of their own; the others come by their numbers
ORDONNES: Final = frozenset({Axe.MOIS_DEBUT, Axe.NIVEAU_SORTIE, Axe.ANNEE_DEBUT, Axe.MOIS_SAISIE, Axe.ANNEE_SAISIE})


def borner(nombre: int) -> None:
    """Refuse a table that nobody would read."""
    if nombre > LIGNES_MAXIMALES:
        raise EntreeInvalide(
            f"Le tableau aurait plus de {LIGNES_MAXIMALES} lignes : donnez un `filtre`, ou moins d'axes dans `par`."
        )


def avec_zeros(lignes: Sequence[Comptee], connues: Sequence[set[str]]) -> list[Comptee]:
    """These lines, and one at zero for each combination of known values that nothing has."""
    borner(prod(map(len, connues)))
    presentes = {ligne.valeurs for ligne in lignes}
    zeros = [Comptee(valeurs, 0) for valeurs in product(*connues) if valeurs not in presentes]
    borner(len(lignes) + len(zeros))
    return [*lignes, *zeros]


def ordonner(axes: Sequence[Axe], lignes: Sequence[Comptee], dire: Callable[[Axe, str | None], str]) -> list[Comptee]:
    """Axis by axis: by time or by level, else those that have most lines' worth first; what is not said comes last."""
    poids: dict[tuple[str | None, ...], int] = defaultdict(int)
    for ligne in lignes:
        for rang, _ in enumerate(axes, 1):
            poids[ligne.valeurs[:rang]] += ligne.nombre

    def cle(ligne: Comptee) -> list[tuple[bool, int, str, str]]:
        return [
            (
                valeur is None,
                0 if axe in ORDONNES else -poids[ligne.valeurs[:rang]],
                "" if axe in ORDONNES else dire(axe, valeur),
                valeur or "",
            )
            for rang, (axe, valeur) in enumerate(zip(axes, ligne.valeurs, strict=True), 1)
        ]

    return sorted(lignes, key=cle)
