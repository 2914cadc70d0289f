"""What the rules are applied with, from the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.parametres import Parametres

if TYPE_CHECKING:
    from service.reglages import Reglages


def parametres(reglages: Reglages) -> Parametres:
    """The thresholds and the perimeter that an operator chose."""
    return Parametres(
        reglages.region,
        reglages.departements,
        reglages.sessions_unitaires_max,
        reglages.fenetre_permanente_jours,
        reglages.duree_longue_jours,
        reglages.distance_adresse_km,
        reglages.distance_dans_le_perimetre,
    )
