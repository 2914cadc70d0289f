"""The perimeter: in what département something lies, whether that is here, and the exceptions that the Carif made."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from models.nomenclatures import nomenclature
from rules.parametres import carif_de, libelle_de_region

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from rules.dossier import Adresse, Derogation
    from rules.parametres import Parametres


class Ailleurs(NamedTuple):
    """Where something lies, what the catalogue covers (both in French), and who holds the catalogue of that place."""

    ou: str
    ici: str
    carif: str


def en_derogation(derogations: Iterable[Derogation], le: date) -> bool:
    """Whether an exception holds on a day."""
    return any(d.debut <= le and (d.fin is None or le <= d.fin) for d in derogations)


def departement_de(adresse: Adresse | None) -> str | None:
    """The département of an address: its commune's, else that of its postal code; null when nothing tells."""
    if adresse is None:
        return None
    return adresse.departement or _departement_postal(adresse.code_postal or "")


def region_de(adresse: Adresse | None) -> str | None:
    """The region of an address; null when nothing tells."""
    departement = departement_de(adresse)
    return None if departement is None else _departements().get(departement, (None, ""))[0]


def hors_perimetre(adresse: Adresse | None, parametres: Parametres) -> Ailleurs | None:
    """Where an address lies, if not in the perimeter; null when nothing tells."""
    departement = departement_de(adresse)
    if departement is None or departement in parametres.departements:
        return None
    region, nom = _departements().get(departement, (None, departement))
    ou = f"dans le département {nom}" if parametres.choisis else f"en région {libelle_de_region(region or departement)}"
    return Ailleurs(ou, parametres.couvert, carif_de(region or "") or "Carif-Oref compétent")


def _departement_postal(code_postal: str) -> str | None:
    """The département that a postal code tells; Corsica's are one in codes, and one region."""
    debut = code_postal[:3]
    numero = debut if debut.startswith("97") else {"20": "2A"}.get(debut[:2], debut[:2])
    return numero if numero in _departements() else None


@cache
def _departements() -> dict[str, tuple[str | None, str]]:
    return {str(d["code"]): (d["region_code"], str(d["libelle"])) for d in nomenclature("departement")}
