"""Searches: one line per action that has a session to show, with facets, a count, a map, each read when selected."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graph.anomalie import Anomalie
from graph.arguments import After, First
from graph.carte import Maximum, PointCarte, lire_carte
from graph.champs import calcule, champ, demander_des_sessions, un
from graph.connexion import Connection, Exact, PageInfo, Total, page_info
from graph.facette import Axes, Facette, lire_facettes
from graph.fichier import Format, adresse
from graph.resultats import AreteTrouvee, Resultats
from graph.suivi import Forme, suivre
from loaders.action import action_par_cle
from loaders.demande import Total as Compte
from loaders.demande import Visee
from loaders.fenetre import ouvrir
from loaders.session import sessions_par_action

if TYPE_CHECKING:
    from graph.action import Action
    from graph.session import Session


def _sessions(self: AreteTrouvee, first: First = None, after: After = None) -> Visee:
    fenetre = ouvrir(sessions_par_action.ordre, first, after)
    return Visee(sessions_par_action, self.action_id, demander_des_sessions(self.question.pour_ses_sessions, fenetre))


@strawberry.type(description="Une action trouvée, et ce qu'elle a de ce qui était cherché.")
class OffreEdge:
    """Resolved from AreteTrouvee: what depends on the search sits here, never on the action."""

    cursor: str = champ("Place de l'action dans les résultats, à donner à `after`.")
    node: Annotated["Action", strawberry.lazy("graph.action")] = un(action_par_cle, "L'action.", par="action_id")
    sessions: Connection[Annotated["Session", strawberry.lazy("graph.session")]] = suivre(
        Forme.PAGE,
        _sessions,
        "Ses sessions qui répondent à la recherche, les plus proches d'abord.",
        relation=sessions_par_action,
    )
    distance_km: float | None = champ(
        "Distance du plus proche de ses lieux qui conviennent, en kilomètres, au dixième ; absente sans `lieu.autour`,"
        " ou quand rien n'est situé."
    )


async def _edges(self: Resultats) -> list[Any]:
    return await self.aretes()


async def _nodes(self: Resultats) -> list[Visee]:
    return [Visee(action_par_cle, arete.action_id) for arete in await self.aretes()]


async def _page_info(self: Resultats) -> PageInfo:
    return page_info(await self.page())


def _total(self: Resultats, exact: Exact = False) -> Awaitable[Compte]:
    return self.total(exact=bool(exact))


def _facettes(self: Resultats, noms: Axes = None) -> Awaitable[list[Any]]:
    return lire_facettes(self, noms)


async def _remarques(self: Resultats) -> list[Anomalie]:
    return [Anomalie.de_recherche(remarque) for remarque in await self.remarques()]


def _url(self: Resultats, voulu: Format) -> str:
    return adresse(voulu, self.texte, self.filtre, self.question.filtre)


def _carte(self: Resultats, maximum: Maximum = 500) -> Awaitable[list[Any]]:
    return lire_carte(self, maximum)


@strawberry.type(description="Le résultat d'une recherche ; la suite se lit avec `after: endCursor`, ou `decalage`.")
class OffreConnection:
    """Resolved from Resultats: no page is read unless its lines are selected."""

    edges: list[OffreEdge] = calcule(_edges, "Actions de la page, chacune avec ses sessions qui conviennent.")
    nodes: list[Annotated["Action", strawberry.lazy("graph.action")]] = suivre(
        Forme.CHACUN, _nodes, "Actions de la page.", relation=action_par_cle
    )
    page_info: PageInfo = calcule(_page_info, "Où la page se trouve dans les résultats.")
    total: Total = calcule(_total, "Nombre d'actions trouvées, arrêté à 10 001 sauf `exact: true`.")
    facettes: list[Facette] = calcule(
        _facettes, "Pour chaque valeur d'un axe, combien d'actions on trouverait en la choisissant."
    )
    carte: list[PointCarte] = calcule(
        _carte, "Toute la sélection sur une carte, les lieux proches réunis pour tenir en `maximum` points."
    )
    remarques: list[Anomalie] = calcule(
        _remarques, "Ce qui a été cherché autrement que demandé : un mot corrigé, un mot-clé suivi dans le Formacode."
    )
    url: str = calcule(
        _url,
        "L'adresse où télécharger toute la sélection, à partir de la racine de l'API : `/lheo.xml?filtre=…` ou"
        " `/offres.csv?filtre=…`. Le fichier contient les sessions que la recherche montre, lues le jour où on le"
        " télécharge.",
    )
