"""The communes where organismes and sites stand: INSEE's codes, joined with postal codes and coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.demo import vocabulaire
from service.demo.references import tableaux

if TYPE_CHECKING:
    from pathlib import Path

ENTETE = (
    *("code_insee", "nom", "codes_postaux", "code_departement"),
    *("code_region", "population", "latitude", "longitude"),
)
REGION = "52"


def ecrire(dossier: Path) -> list[Path]:
    """One file."""
    lignes = (
        (c.insee, c.nom, c.code_postal, c.departement, REGION, c.population, c.latitude, c.longitude)
        for c in vocabulaire.communes()
    )
    return [tableaux.ecrire(dossier / "communes.csv", [ENTETE, *lignes], tableaux.Dialecte())]
