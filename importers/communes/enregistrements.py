"""What lines about communes become, and the codes they are checked against."""

from __future__ import annotations

import re
from typing import NamedTuple

from importers.reception import cellules
from importers.reception.forme import Refus
from importers.territoires import REGIONS, departement_de

CODE_COMMUNE = re.compile(r"\d{5}|2[AB]\d{3}")
CODE_POSTAL = re.compile(r"\d{5}")
# The municipal arrondissements, by the first three characters of their codes.
COMMUNES_A_ARRONDISSEMENTS = {"751": "75056", "693": "69123", "132": "13055"}


class Commune(NamedTuple):
    """A commune, or an arrondissement of `parent_code`, as INSEE has it."""

    code: str
    libelle: str
    departement_code: str
    population: int | None
    latitude: float | None
    longitude: float | None
    parent_code: str | None


class Bureau(NamedTuple):
    """A commune as the post has it: its name is in capitals, and some are no communes any more."""

    code: str
    libelle: str
    departement_code: str
    latitude: float | None
    longitude: float | None
    parent_code: str | None


class CodePostal(NamedTuple):
    """A postal code of a commune."""

    code: str
    code_postal: str


class AutreNom(NamedTuple):
    """Another name that leads to a commune."""

    code: str
    nom: str


def code_commune(cellule: str) -> str:
    """A code of INSEE; four digits have lost their zero. Raises Refus."""
    return cellules.code(cellule.zfill(5) if len(cellule) == len("1001") else cellule, CODE_COMMUNE, "code de commune")


def code_postal(cellule: str) -> str:
    """A postal code; raises Refus."""
    return cellules.code(cellule.zfill(5) if len(cellule) == len("1000") else cellule, CODE_POSTAL, "code postal")


def departement(commune: str, dit: str = "") -> str:
    """The département of a commune, which its line may say; raises Refus for what is not French territory."""
    code = cellules.texte(dit) or departement_de(commune)
    code = code.zfill(2).upper()
    if code not in REGIONS:
        raise Refus("DEPARTEMENT_INCONNU", f"Aucun département ni territoire français n'a le code {code}.")
    return code


def parent(commune: str) -> str | None:
    """The commune that an arrondissement is a part of."""
    return COMMUNES_A_ARRONDISSEMENTS.get(commune[:3])
