"""The closed lists of Lhéo: the codes each version knows and their French labels, from `listes.tsv`."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

    from models.lheo.espaces import Version


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a closed list, with the label of Lhéo 2.3."""

    liste: str
    code: str
    libelle: str
    depuis: Version


@cache
def listes(version: Version) -> Mapping[str, Mapping[str, Code]]:
    """Every closed list of this version: its codes, in the official order."""
    with files("models.lheo").joinpath("listes.tsv").open(encoding="utf-8") as fichier:
        lus = [
            Code(ligne["liste"], ligne["code"], ligne["libelle"], cast("Version", ligne["depuis"]))
            for ligne in csv.DictReader(fichier, delimiter="\t")
        ]
    connus = [code for code in lus if code.depuis <= version]
    return MappingProxyType(
        {
            liste: MappingProxyType({code.code: code for code in codes})
            for liste, codes in groupby(connus, key=attrgetter("liste"))
        }
    )
