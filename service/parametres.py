"""What the rules are applied with, from the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.niveaux import cadre_d_import
from rules.parametres import Parametres
from service.jour import aujourdhui

if TYPE_CHECKING:
    from rules.regle import Cadre
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
        reglages.annees_a_venir_max,
    )


def cadre_des_imports(reglages: Reglages) -> Cadre:
    """With what the rules look, today, at what imports bring."""
    return cadre_d_import(aujourdhui(reglages), parametres(reglages))
