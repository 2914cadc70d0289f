"""Codes of the territory in files of all feeds: regions of any time, départements, what the code of a commune says."""

from __future__ import annotations

from models.nomenclatures import nomenclature

# of every département and overseas territory
REGIONS: dict[str, str] = {str(ligne["code"]): str(ligne["region_code"]) for ligne in nomenclature("departement")}
_D_AUJOURD_HUI = {str(ligne["code"]): ligne["successeur"] or str(ligne["code"]) for ligne in nomenclature("region")}


def region_d_aujourd_hui(code: str) -> str | None:
    """The region in force for a code of any time, that spreadsheets may have cut of its zero; null for no region."""
    return _D_AUJOURD_HUI.get(code.zfill(2))


def departement_de(commune: str) -> str:
    """The département that an INSEE code says."""
    return commune[:3] if commune.startswith(("97", "98")) else commune[:2]
