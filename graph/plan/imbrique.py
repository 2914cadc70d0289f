"""Lists that PostgreSQL writes in the statement of their parents: those under which all is read off rows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from graph.plan.erreurs import Refus
from graph.suivi import Forme
from loaders.imbrication import Imbriquee

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.plan.lignes import LignesArete, LignesLues
    from graph.plan.seance import Seance
    from graph.plan.suite import Suite
    from loaders.choix import Choix
    from loaders.demande import Demande, Visee
    from loaders.imbrication import Element
    from loaders.relation import Relation

FILTRE = "filtre"  # the argument whose value is to be looked at; what is filtered is planned for its values, by itself


def imbriquer(suite: Suite, lignes: LignesLues | LignesArete) -> Imbriquee | None:
    """The list that a field answers, if all of it can be written; what its arguments ask for is known at run time."""
    suivi = suite.suivi
    if suivi.relation is None or suivi.du_parent or not suivi.attributs or suite.champ.est_donne(FILTRE):
        return None
    try:
        choix, texte = _compiler(suite, suivi.relation)
    except Refus:
        return None  # told when it is read
    if texte is None:
        return None
    cles = tuple(map(lignes.place, suivi.attributs))
    return Imbriquee(suivi.relation, cles, choix, texte, partial(_demande, suite))


def _compiler(suite: Suite, relation: Relation) -> tuple[Choix, Sequence[str | Element] | None]:
    if suite.suivi.forme is Forme.PAGE:
        page = suite.page(relation)
        return page.choix, page.morceaux()
    choix, objet = suite.lue(relation.vers)
    morceaux = objet.morceaux() if suite.suivi.forme is Forme.LISTE else None
    return choix, None if morceaux is None else ("[", morceaux, "]")


def _demande(suite: Suite, seance: Seance) -> Demande:
    info = suite.champ.info(seance) if suite.suivi.veut_info else None
    visee: Visee = suite.suivi.demander(None, info, suite.champ.arguments(seance))
    return visee.demande
