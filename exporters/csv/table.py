"""How a table is written so that a French Excel opens it by a double click, and takes no cell of it for a formula."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

MARQUE: Final = "\N{BYTE ORDER MARK}"  # without it, Excel reads UTF-8 as Windows-1252
SEPARATEUR: Final = ";"  # what Excel expects where the comma is decimal
ENTRE: Final = " | "  # the values of a cell
_FORMULES = ("=", "+", "-", "@", "\t", "\r")


def en_lignes(lignes: Iterable[Iterable[str]]) -> str:
    """These lines, quoted as RFC 4180 says where they must be."""
    tampon = StringIO()
    csv.writer(tampon, delimiter=SEPARATEUR).writerows([inerte(cellule) for cellule in ligne] for ligne in lignes)
    return tampon.getvalue()


def en_cellule(valeur: str | list[str | None] | None) -> str:
    """What one cell holds: of several values, each once, in their order."""
    if isinstance(valeur, list):
        return ENTRE.join(dict.fromkeys(filter(None, valeur)))
    return valeur or ""


def inerte(cellule: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cellule}" if cellule.startswith(_FORMULES) else cellule
