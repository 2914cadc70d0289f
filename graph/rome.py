"""Jobs of the ROME."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.champs import champ, page
from graph.connexion import Connection
from graph.noeud import Node, ValeurCodee
from loaders.formation import formations_par_rome

if TYPE_CHECKING:
    from graph.formation import Formation


@strawberry.type(description="Un métier du répertoire ROME de France Travail.")
class Rome(Node, ValeurCodee):
    """A job."""

    appellations: list[str] = champ("Noms que porte le métier, par ordre alphabétique.")
    formations: Connection[Annotated["Formation", strawberry.lazy("graph.formation")]] = page(
        formations_par_rome, "Formations qui mènent à ce métier."
    )
