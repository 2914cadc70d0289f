"""Who delivers what is registered on demand: invented bodies, whose numbers no organisme of the sample has."""

from __future__ import annotations

from typing import NamedTuple

from service.demo.immatriculation import siren, siret

PREMIER = 50_001  # rank of a SIREN, past those of the organismes


class Certificateur(NamedTuple):
    """A body that delivers certifications."""

    nom: str
    siret: str


DOMAINES = {
    "prevention": "de la prévention et de la sécurité",
    "hotellerie": "de l'hôtellerie et de la restauration",
    "energie": "des énergies et de l'équipement électrique",
    "metallurgie": "des métiers du métal",
    "transport": "du transport routier",
    "numerique": "des compétences numériques",
    "tertiaire": "des métiers tertiaires",
    "langues": "des langues",
    "socle": "des savoirs de base",
}
CERTIFICATEURS = {
    cle: Certificateur(f"Comité de certification {domaine}", siret(siren(PREMIER + rang), 1))
    for rang, (cle, domaine) in enumerate(DOMAINES.items())
}
