"""Who delivers what a sheet registers, and who may train for it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from service.demo.references.dossier import ecrit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.demo.references.arbre import Paires
    from service.demo.references.dossier import Dossier

# of twenty partners, what they may do, and where their habilitation is at
HABILITATIONS = (
    *("HABILITATION_FORMER",) * 9,
    *("HABILITATION_ORGA_FORM",) * 10,
    "HABILITATION_ORGANISER",
)
ETATS = (*("Actif",) * 18, *("Supprimé",) * 2)


def certificateur(dossier: Dossier) -> Paires:
    """A ministry, whose SIRET is left out, or an invented body."""
    ministere = dossier.certification.genre.ministere
    if ministere:
        return [("NOM_CERTIFICATEUR", ministere), ("ETAT_CERTIFICATEUR", "Actif")]
    sien = dossier.certification.organisme_certificateur
    return [
        ("SIRET_CERTIFICATEUR", sien.siret),
        ("NOM_CERTIFICATEUR", sien.nom.upper()),
        ("ETAT_CERTIFICATEUR", "Actif"),
        ("DATE_DERNIERE_MODIFICATION_ETAT", ecrit(dossier.jours.publication)),
    ]


def partenaires(dossier: Dossier) -> Iterator[tuple[str, Paires]]:
    """Those who train for it, where it is registered on demand; no list is kept of those who train for a diploma."""
    if dossier.de_droit:
        return
    alea = dossier.alea
    for organisme in dossier.formateurs:
        age = alea.randrange(max(1, (dossier.aujourdhui - dossier.jours.publication).days))
        depuis = ecrit(dossier.aujourdhui - timedelta(days=age))
        yield (
            "PARTENAIRE",
            [
                ("NOM_PARTENAIRE", organisme.nom.upper()),
                ("SIRET_PARTENAIRE", organisme.siret),
                ("HABILITATION_PARTENAIRE", alea.choice(HABILITATIONS)),
                ("ETAT_HABILITATION", alea.choice(ETATS)),
                ("DATE_ACTIF", depuis),
                ("DATE_DERNIERE_MODIFICATION_ETAT", depuis),
            ],
        )
