"""Tables as publishers write them: their separator, their quotes, their encoding."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


class Dialecte(NamedTuple):
    """How a publisher writes its tables."""

    separateur: str = ";"
    guillemets: int = csv.QUOTE_MINIMAL
    encodage: str = "utf-8"
    fin_de_ligne: str = "\r\n"


def ecrire(chemin: Path, lignes: Iterable[Sequence[object]], dialecte: Dialecte) -> Path:
    """Write a table, its header included if it has one."""
    with chemin.open("w", encoding=dialecte.encodage, newline="") as sortie:
        csv.writer(
            sortie,
            delimiter=dialecte.separateur,
            quoting=dialecte.guillemets,  # type: ignore[arg-type]  # one of csv's constants
            lineterminator=dialecte.fin_de_ligne,
        ).writerows(lignes)
    return chemin
