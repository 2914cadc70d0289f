"""Labels of the lists that SOFI comes with."""

from __future__ import annotations

from functools import cache

from models.nomenclatures import nomenclature


@cache
def libelles(liste: str) -> dict[str, str]:
    """By code."""
    return {str(ligne["code"]): str(ligne["libelle"]) for ligne in nomenclature(liste)}
