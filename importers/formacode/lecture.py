"""Cells of the Formacode: codes with or without their label beside them, lists, the better of two labels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from importers.reception import cellules
from importers.reception.forme import Refus
from models.mots import plier

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE = re.compile(r"\d{5}")
CODE_ET_LIBELLE = re.compile(r"(\d{3}) ?(\d{2})(?!\d)\D*.*")  # « 210 59 » in print, « 21059 ÉLEVAGE » beside its label
CHAMP_ET_LIBELLE = re.compile(r"(\d{3})(?!\d)\W*(.*)")
PUBLIC = "8"  # how the codes of the annex list of publics begin


def code(cellule: str) -> str:
    """The code of a line; raises Refus."""
    return cellules.code(re.sub(r"(?<=^\d{3}) (?=\d{2}$)", "", cellule), CODE, "code Formacode")


def code_cite(cellule: str, quoi: str) -> str | None:
    """The code of another keyword, its label beside it or not; null when there is none. Raises Refus."""
    if (lu := cellules.texte(cellule)) is None:
        return None
    if not (trouve := CODE_ET_LIBELLE.fullmatch(lu)):
        raise Refus("CODE_MAL_FORME", f"Le {quoi} ne commence pas par un code à cinq chiffres. Corrigez-le.", cellule)
    return trouve[1] + trouve[2]


def codes_cites(cellule: str, quoi: str) -> Iterator[str]:
    """The codes of a list, separated by « | »; raises Refus."""
    cites = (code_cite(morceau, quoi) for morceau in liste(cellule))
    return (cite for cite in cites if cite)


def liste(cellule: str) -> list[str]:
    """The parts of a cell, separated by « | », each once."""
    return list(dict.fromkeys(lu for morceau in cellule.split("|") if (lu := cellules.texte(morceau.strip()))))


def champ(cellule: str) -> tuple[str | None, str | None]:
    """The code of a field, and its name where it stands beside; raises Refus."""
    if (lu := cellules.texte(cellule)) is None:
        return None, None
    if not (trouve := CHAMP_ET_LIBELLE.fullmatch(lu)):
        raise Refus("CODE_MAL_FORME", "Le champ sémantique ne commence pas par ses trois chiffres.", cellule)
    return trouve[1], cellules.texte(trouve[2])


def libelle(capitales: str, typographique: str) -> str:
    """The label with its accents and small letters, where the file has it; raises Refus."""
    lu = cellules.obligatoire(capitales, "libellé")
    return typographique if plier(typographique) == plier(lu) else lu
