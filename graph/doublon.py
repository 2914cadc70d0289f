"""Possible duplicates: two sessions that may be one."""

from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graph.arguments import After, First
from graph.champs import champ, un
from graph.criteres import numeros, page_voulue
from graph.noeud import Node
from graph.permissions import CARIF, reserve
from graph.suivi import Forme, suivre
from loaders.demande import Visee
from loaders.doublon import doublons
from loaders.session import session_par_doublon
from models.enumerations import DecisionDoublon

if TYPE_CHECKING:
    from graph.session import Session

EnAttente = Annotated[
    bool | None,
    strawberry.argument(
        description="Vrai : ceux qui attendent une décision ; faux : ceux qui l'ont eue ; null : tous."
    ),
]
DeLOrganisme = Annotated[
    str | None, strawberry.argument(description="Numéro ou SIRET d'un organisme dont est l'une des deux sessions.")
]


@strawberry.type(description="Deux sessions qui se ressemblent : l'une vient d'Idéo (Onisep), l'autre d'ailleurs.")
class Doublon(Node):
    """A pair, for the Carif to decide."""

    numero: str = champ("Numéro permanent : `DB_0000000042`.")
    a: Annotated["Session", strawberry.lazy("graph.session")] = un(
        session_par_doublon, "La session venue d'Idéo.", par="session_ideo_id"
    )
    b: Annotated["Session", strawberry.lazy("graph.session")] = un(
        session_par_doublon, "L'autre session.", par="session_id"
    )
    indices: list[str] = champ("Ce qu'elles ont de commun, dit pour être lu.")
    verdict: DecisionDoublon | None = champ("Ce que le Carif en a dit ; absent tant qu'il n'a rien décidé.")


def _doublons(
    en_attente: EnAttente = True,
    organisme: DeLOrganisme = None,
    first: First = None,
    after: After = None,
) -> Visee:
    donnes = None if organisme is None else numeros("organisme", [organisme])
    return page_voulue(doublons, first, after, en_attente=en_attente, organisme=donnes and donnes[0])


def liste_de_doublons() -> Any:
    """The root field."""
    return reserve(
        suivre(
            Forme.PAGE, _doublons, "Les doublons possibles, dans l'ordre où ils ont été trouvés.", relation=doublons
        ),
        CARIF,
    )
