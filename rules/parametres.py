"""The thresholds of the rules and the territory they hold in: `service` fills them from the settings."""

from __future__ import annotations

from dataclasses import dataclass

from models.nomenclatures import nomenclature


@dataclass(frozen=True, slots=True)
class Parametres:
    """`region`: INSEE's code of the one that the catalogue is of; départements are those that it has."""

    region: str
    sessions_unitaires_max: int = 1  # dated sessions of an habilitation in a year
    fenetre_permanente_jours: int = 366
    duree_longue_jours: int = 1830
    distance_adresse_km: float = 20
    distance_dans_le_perimetre: bool = True  # what is given at a distance is in the region of its établissement

    @property
    def departements(self) -> frozenset[str]:
        """INSEE's codes of its départements."""
        return frozenset(str(d["code"]) for d in nomenclature("departement") if d["region_code"] == self.region)

    @property
    def prefixes_nda(self) -> frozenset[str]:
        """First two digits of the NDAs of the region, those that its former regions gave among them."""
        anciennes = (str(r["code"]) for r in nomenclature("region") if r["successeur"] == self.region)
        return frozenset({self.region, *anciennes})

    @property
    def libelle(self) -> str:
        """Its name."""
        return libelle_de_region(self.region)


def libelle_de_region(code: str) -> str:
    """The name of a region; its code when nobody knows it."""
    return next((str(r["libelle"]) for r in nomenclature("region") if r["code"] == code), code)


def region_du_code_postal(code_postal: str | None) -> str | None:
    """The region that a postal code tells, by its département; Corsica's is one in both."""
    debut = (code_postal or "")[:3]
    numero = debut if debut.startswith("97") else {"20": "2A"}.get(debut[:2], debut[:2])
    trouvees = (d["region_code"] for d in nomenclature("departement") if d["code"] == numero)
    return next(trouvees, None)


def carif_competent(region: str) -> str:
    """Who holds the catalogue of a region."""
    return next((str(c["libelle"]) for c in nomenclature("carif_oref") if c["code"] == region), "le Carif-Oref")
