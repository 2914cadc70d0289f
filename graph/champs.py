"""Fields: an attribute, a computed one, one that follows a relation. The field says which; both drivers do the rest."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import strawberry
from strawberry import Info

from graph.arguments import After, Filtre, First, TriDeSessions
from graph.contexte import Contexte
from graph.lecture_filtre import lire_filtre_de_liste
from graph.offre_filtre import OffreFiltre
from graph.suivi import Forme, suivre
from loaders.demande import Demande, Visee
from loaders.fenetre import Fenetre, ouvrir
from loaders.objets import SESSION
from loaders.offre.filtre import Filtre as Voulu
from loaders.relation import Relation
from loaders.visibilite import PAR_DEFAUT, non_publics

R = TypeVar("R", bound=Callable[..., Any])


def champ(description: str) -> Any:
    """An attribute of the row under the same name."""
    return strawberry.field(description=description)


def lit(*attributs: str, au_dela: tuple[str, ...] = ()) -> Callable[[R], R]:
    """Say which attributes of its row a resolver reads: a plan selects them alone, else all.

    `au_dela`: those that it reads as well for who sees more than the public.
    """

    def dire(resoudre: R) -> R:
        resoudre.lit, resoudre.lit_au_dela = attributs, au_dela  # type: ignore[attr-defined]
        return resoudre

    return dire


def calcule(resoudre: Callable[..., Any], description: str) -> Any:
    """A field with a resolver of its own."""
    metadonnees = {"lit": getattr(resoudre, "lit", None), "lit_au_dela": getattr(resoudre, "lit_au_dela", ())}
    return strawberry.field(resolver=resoudre, description=description, metadata=metadonnees)


def contexte(info: Info) -> Contexte:
    """The context of the operation being run."""
    ouvert: Contexte = info.context
    return ouvert


def un(relation: Relation, description: str, par: str | None = None) -> Any:
    """At most one object; `par`: the attribute that holds its key, where it is not the relation's own."""
    return suivre(Forme.UN, Visee(relation), description, (par,) if par else _attributs(relation))


def premier(relation: Relation, description: str) -> Any:
    """The first of a bounded list."""
    return suivre(Forme.PREMIER, Visee(relation, demande=par_defaut(relation)), description, _attributs(relation))


def liste(relation: Relation, description: str) -> Any:
    """A bounded list, read whole."""
    return suivre(Forme.LISTE, Visee(relation, demande=par_defaut(relation)), description, _attributs(relation))


def page(relation: Relation, description: str) -> Any:
    """A page under an object."""

    def viser(first: First = None, after: After = None) -> Visee:
        return Visee(relation, demande=par_defaut(relation, ouvrir(relation.ordre, first, after)))

    return suivre(Forme.PAGE, viser, description, _attributs(relation), relation)


def page_d_offres(relation: Relation, description: str) -> Any:
    """A page of what has sessions, under an object, which may be filtered."""

    def viser(info: Info, filtre: Filtre = None, first: First = None, after: After = None) -> Any:
        return viser_sous_un_objet(info, relation, filtre, ouvrir(relation.ordre, first, after))

    return suivre(Forme.PAGE, viser, description, _attributs(relation), relation)


def page_de_sessions(relation: Relation, description: str) -> Any:
    """A page of sessions under an object, which may be filtered and sorted."""

    def viser(
        info: Info, filtre: Filtre = None, tri: TriDeSessions = None, first: First = None, after: After = None
    ) -> Any:
        return viser_sous_un_objet(info, relation, filtre, ouvrir(relation.ordre_voulu(tri), first, after))

    return suivre(Forme.PAGE, viser, description, _attributs(relation), relation)


def par_defaut(relation: Relation, lecture: Fenetre | None = None) -> Demande:
    """What a list shows when nothing is asked: offers that are VALIDEE, references whole."""
    return Demande(PAR_DEFAUT if relation.valides else (), lecture=lecture)


def viser_sous_un_objet(
    info: Info, relation: Relation, filtre: OffreFiltre | None, fenetre: Fenetre
) -> Visee | Awaitable[Visee]:
    """As `viser_des_offres`; at once without a filter, so that the list may be part of its parents' statement."""
    return viser_des_offres(info, relation, filtre, fenetre) if filtre else _sans_filtre(relation, fenetre)


def _sans_filtre(relation: Relation, fenetre: Fenetre) -> Visee:
    return Visee(relation, demande=par_defaut(relation, fenetre))


async def viser_des_offres(info: Info, relation: Relation, filtre: OffreFiltre | None, fenetre: Fenetre) -> Visee:
    """A page of sessions, or of what has some, filtered for this viewer; the key is the parent's."""
    if filtre is None:
        return _sans_filtre(relation, fenetre)
    voulu = await lire_filtre_de_liste(contexte(info), filtre)
    if non_publics(voulu.statuts):
        return Visee(relation, demande=Demande(voulu.statuts or (), lecture=fenetre))  # their own
    if relation.vers is not SESSION:
        # what has a session of another status may itself have any that is visible
        return Visee(relation, demande=Demande(() if voulu.statuts else PAR_DEFAUT, lecture=fenetre, offre=voulu))
    return Visee(relation, demande=demander_des_sessions(voulu, fenetre))


def demander_des_sessions(voulu: Voulu, fenetre: Fenetre) -> Demande:
    """A page of sessions such as these offers; their status alone is looked at where nothing else is asked."""
    offre = None if voulu == Voulu(statuts=voulu.statuts) else voulu
    return Demande(voulu.statuts or PAR_DEFAUT, lecture=fenetre, offre=offre)


def _attributs(relation: Relation) -> tuple[str, ...]:
    return tuple(cle.attribut for cle in relation.par)
