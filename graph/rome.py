"""Jobs of the ROME."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.champs import champ, liste, page_d_offres
from graph.connexion import Connection
from graph.formacode import Formacode
from graph.noeud import Node, ValeurCodee
from loaders.formacode import formacodes_par_rome
from loaders.formation import formations_par_rome

if TYPE_CHECKING:
    from graph.formation import Formation


@strawberry.type(description="Un métier du répertoire ROME de France Travail.")
class Rome(Node, ValeurCodee):
    """A job."""

    appellations: list[str] = champ("Noms que porte le métier, par ordre alphabétique.")
    formacodes: list[Formacode] = liste(
        formacodes_par_rome, "Mots-clés qui lui correspondent, dans la version la plus récente qui en donne, par code."
    )
    formations: Connection[Annotated["Formation", strawberry.lazy("graph.formation")]] = page_d_offres(
        formations_par_rome, "Formations qui mènent à ce métier."
    )
