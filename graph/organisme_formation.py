"""The formations of an organisme: shared with others, so that the edge carries this organisme's own actions."""

from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graph.champs import calcule, champ, page, page_d_offres
from graph.connexion import Connection, Connexion, PageInfo, Total, informations, lire_nodes, total
from loaders.action import actions_par_organisme_et_formation
from loaders.fenetre import Arete
from loaders.formation import formations_par_organisme

if TYPE_CHECKING:
    from graph.action import Action
    from graph.formation import Formation


class AreteFormation:
    """A formation under one organisme: the attributes that the fields of the edge read."""

    __slots__ = ("_arete", "formation_id", "node", "organisme_id")

    def __init__(self, organisme_id: int, arete: Arete) -> None:
        self._arete = arete
        self.node = arete.node
        self.organisme_id = organisme_id
        self.formation_id = arete.node.cle

    @property
    def cursor(self) -> str:
        """Where it stands among the formations of the organisme."""
        return self._arete.cursor


@strawberry.type(description="Une formation d'un organisme, et ce que lui en propose.")
class OrganismeFormationEdge:
    """Resolved from AreteFormation."""

    cursor: str = champ("Place de la formation, à donner à `after`.")
    node: Annotated["Formation", strawberry.lazy("graph.formation")] = champ("La formation, qui peut être partagée.")
    actions: Connection[Annotated["Action", strawberry.lazy("graph.action")]] = page(
        actions_par_organisme_et_formation, "Actions de cet organisme seulement pour cette formation."
    )


async def _lire_edges(self: Connexion) -> list[Any]:
    return [AreteFormation(self.visee.cle, arete) for arete in await self.aretes()]


@strawberry.type(description="Une page des formations d'un organisme.")
class OrganismeFormationConnection:
    """As Connection, with edges of its own."""

    edges: list[OrganismeFormationEdge] = calcule(
        _lire_edges, "Formations de la page, avec les actions de l'organisme."
    )
    nodes: list[Annotated["Formation", strawberry.lazy("graph.formation")]] = calcule(
        lire_nodes, "Formations de la page."
    )
    page_info: PageInfo = informations()
    total: Total = total()


def page_de_formations() -> Any:
    """The field `formations` of an organisme."""
    return page_d_offres(formations_par_organisme, "Formations que l'organisme propose, à travers ses actions.")
