"""The catalogue as a whole."""

from datetime import datetime

import strawberry

from graph.champs import calcule, champ, liste, un
from graph.listes import Departement, Region
from loaders.listes import departements_par_region, region_par_code
from models.attributions import ATTRIBUTIONS

LICENCE = "Licence Ouverte 2.0"


def _licence() -> str:
    return LICENCE


def _attributions() -> list[str]:
    return list(ATTRIBUTIONS.values())


@strawberry.type(description="Le catalogue : son territoire, sa fraîcheur, sa licence.")
class Catalogue:
    """What a client shows at the foot of its pages."""

    region: Region = un(region_par_code, "Région couverte.", par="region_code")
    departements: list[Departement] = liste(departements_par_region, "Départements de la région.")
    version_formacode: int = champ("Version du Formacode en vigueur : 14 pour V14.")
    mis_a_jour_le: datetime = champ("Dernière mise à jour du catalogue.")
    licence: str = calcule(_licence, "Licence de réutilisation des données, sauf mention contraire (`attributions`).")
    attributions: list[str] = calcule(
        _attributions, "Mentions à reproduire avec les données dont la `source` a sa propre licence (`IDEO` : ODbL)."
    )
