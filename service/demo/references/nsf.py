"""The groups of the NSF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.nomenclatures import nomenclature
from service.demo.references import tableaux

if TYPE_CHECKING:
    from pathlib import Path


def ecrire(dossier: Path) -> list[Path]:
    """One file."""
    lignes = [(ligne["code"], ligne["libelle"]) for ligne in nomenclature("nsf")]
    return [tableaux.ecrire(dossier / "nsf.csv", [("code", "libelle"), *lignes], tableaux.Dialecte())]
