"""Formacodes."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.champs import champ, page
from graph.connexion import Connection
from graph.noeud import Node, ValeurCodee
from loaders.formation import formations_par_formacode

if TYPE_CHECKING:
    from graph.formation import Formation


@strawberry.type(description="Un mot-clé du thésaurus Formacode de Centre Inffo.")
class Formacode(Node, ValeurCodee):
    """The same code may mean another thing in another version."""

    version: int = champ("Version du thésaurus : 14 pour V14.")
    formations: Connection[Annotated["Formation", strawberry.lazy("graph.formation")]] = page(
        formations_par_formacode, "Formations indexées par ce mot-clé."
    )
