"""The thresholds of the rules and the territory they hold in: `service` fills them from the settings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from models.nomenclatures import nomenclature

if TYPE_CHECKING:
    from datetime import date

PREMIERE_ANNEE: Final = 1950


@dataclass(frozen=True, slots=True)
class Parametres:
    """`region`: INSEE's code of the one that the catalogue is of; `choisis`: its départements, where not all of it."""

    region: str
    choisis: tuple[str, ...] = ()
    sessions_unitaires_max: int = 1  # dated sessions of an habilitation in a year
    fenetre_permanente_jours: int = 366
    duree_longue_jours: int = 1830
    distance_adresse_km: float = 20
    distance_dans_le_perimetre: bool = True  # what is given at a distance is where its établissement is
    annees_a_venir_max: int = 10

    def possible(self, jour: date, aujourdhui: date) -> bool:
        """Whether somebody may mean a date: feeds and forms have years 1 and 9999 for none."""
        return PREMIERE_ANNEE <= jour.year <= aujourdhui.year + self.annees_a_venir_max

    def annees(self, aujourdhui: date) -> str:
        """Between which years, in French."""
        return f"de {PREMIERE_ANNEE} à {aujourdhui.year + self.annees_a_venir_max}"

    @property
    def departements(self) -> frozenset[str]:
        """INSEE's codes of the départements of the perimeter."""
        return frozenset(self.choisis) if self.choisis else _departements(self.region)

    @property
    def prefixes_nda(self) -> frozenset[str]:
        """First two digits of the NDAs of the region, those that its former regions gave among them."""
        anciennes = (str(r["code"]) for r in nomenclature("region") if r["successeur"] == self.region)
        return frozenset({self.region, *anciennes})

    @property
    def libelle(self) -> str:
        """The name of its region."""
        return libelle_de_region(self.region)

    @property
    def couvert(self) -> str:
        """What the catalogue covers, in French."""
        if not self.choisis:
            return f"la région {self.libelle}"
        return f"ces départements : {', '.join(self.choisis)}"


@cache
def _departements(region: str) -> frozenset[str]:
    return frozenset(str(d["code"]) for d in nomenclature("departement") if d["region_code"] == region)


def libelle_de_region(code: str) -> str:
    """The name of a region; its code when nobody knows it."""
    return next((str(r["libelle"]) for r in nomenclature("region") if r["code"] == code), code)


def carif_de(region: str) -> str | None:
    """Who holds the catalogue of a region, or of the one that it is part of now; null when nobody knows."""
    actuelle = next((r["successeur"] or region for r in nomenclature("region") if r["code"] == region), region)
    return next((str(c["libelle"]) for c in nomenclature("carif_oref") if c["code"] == actuelle), None)
