"""A table of counts for a spreadsheet: decimal commas, and what a line is of both by its code and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from exporters.csv.table import en_lignes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from models.choix import Axe

MESURES = ("Places financées", "Heures (médiane)", "Prix TTC (médiane)")


class Cellules(NamedTuple):
    """A line: (value, label) for each axis, how many objects, their part of all, what they amount to."""

    cles: Sequence[tuple[str | None, str]]
    nombre: int
    part: float
    mesures: Sequence[Any]


def statistiques_en_csv(axes: Sequence[Axe], lignes: Iterable[Cellules]) -> str:
    """The table with its headers, without a byte order mark: it is part of an answer, not a file."""
    entetes = [dit for axe in axes for dit in (f"{_titre(axe.libelle)} (code)", _titre(axe.libelle))]
    return en_lignes([[*entetes, "Nombre", "Part (%)", *MESURES], *(_cellules(ligne) for ligne in lignes)])


def _cellules(ligne: Cellules) -> list[str]:
    cles = [cellule for valeur, libelle in ligne.cles for cellule in (valeur or "", libelle)]
    return [*cles, str(ligne.nombre), _decimal(round(100 * ligne.part, 2)), *map(_decimal, ligne.mesures)]


def _decimal(nombre: Any) -> str:
    return "" if nombre is None else str(nombre).replace(".", ",")


def _titre(libelle: str) -> str:
    return libelle[0].upper() + libelle[1:]
