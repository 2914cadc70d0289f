"""Fields that follow a relation: one object, a bounded list, a page. The field says which; the loader does the rest."""

from collections.abc import Awaitable, Callable
from typing import Any

import strawberry
from strawberry import Info

from graph.arguments import After, Filtre, First, TriDeSessions
from graph.connexion import Connexion
from graph.contexte import Contexte
from graph.lecture_filtre import lire_filtre
from graph.offre_filtre import OffreFiltre
from loaders.demande import Demande
from loaders.fenetre import ouvrir
from loaders.objets import SESSION
from loaders.offre.filtre import Filtre as Voulu
from loaders.relation import Relation
from loaders.visibilite import PAR_DEFAUT


def champ(description: str) -> Any:
    """An attribute of the row under the same name."""
    return strawberry.field(description=description)


def calcule(resoudre: Callable[..., Any], description: str) -> Any:
    """A field with a resolver of its own."""
    return strawberry.field(resolver=resoudre, description=description)


def contexte(info: Info) -> Contexte:
    """The context of the operation being run."""
    ouvert: Contexte = info.context
    return ouvert


def un(relation: Relation, description: str, par: str | None = None) -> Any:
    """At most one object; `par`: the attribute that holds its key, where it is not the relation's own."""
    lire_cle = _cle(relation, par)
    attribut = par or relation.par[0].attribut

    def resoudre(self: Any, info: Info) -> Awaitable[Any] | None:
        cle = lire_cle(self)
        absente = cle is None or (isinstance(cle, tuple) and None in cle)
        return None if absente else contexte(info).charger(relation, cle)

    metadonnees = {"relation": relation, "par": attribut}
    return strawberry.field(resolver=resoudre, description=description, metadata=metadonnees)


def premier(relation: Relation, description: str) -> Any:
    """The first of a bounded list, which is read once for both fields."""
    lire_cle = _cle(relation, None)

    async def resoudre(self: Any, info: Info) -> Any:
        return next(iter(await contexte(info).charger(relation, lire_cle(self), par_defaut(relation))), None)

    return strawberry.field(resolver=resoudre, description=description, metadata={"relation": relation})


def liste(relation: Relation, description: str) -> Any:
    """A bounded list, read whole."""
    lire_cle = _cle(relation, None)

    def resoudre(self: Any, info: Info) -> Awaitable[list[Any]]:
        return contexte(info).charger(relation, lire_cle(self), par_defaut(relation))

    return strawberry.field(resolver=resoudre, description=description, metadata={"relation": relation})


def page(relation: Relation, description: str) -> Any:
    """A page under an object."""
    lire_cle = _cle(relation, None)

    def resoudre(self: Any, info: Info, first: First = None, after: After = None) -> Connexion:
        fenetre = ouvrir(relation.ordre, first, after)
        return Connexion(contexte(info), relation, lire_cle(self), par_defaut(relation), fenetre)

    return strawberry.field(resolver=resoudre, description=description, metadata={"relation": relation})


def page_d_offres(relation: Relation, description: str) -> Any:
    """A page of what has sessions, under an object, which may be filtered."""
    lire_cle = _cle(relation, None)

    async def resoudre(
        self: Any, info: Info, filtre: Filtre = None, first: First = None, after: After = None
    ) -> Connexion:
        fenetre = ouvrir(relation.ordre, first, after)
        demande = await filtrer(contexte(info), relation, filtre)
        return Connexion(contexte(info), relation, lire_cle(self), demande, fenetre)

    return strawberry.field(resolver=resoudre, description=description, metadata={"relation": relation})


def page_de_sessions(relation: Relation, description: str) -> Any:
    """A page of sessions under an object, which may be filtered and sorted."""
    lire_cle = _cle(relation, None)

    async def resoudre(
        self: Any,
        info: Info,
        filtre: Filtre = None,
        tri: TriDeSessions = None,
        first: First = None,
        after: After = None,
    ) -> Connexion:
        fenetre = ouvrir(relation.ordre_voulu(tri), first, after)
        demande = await filtrer(contexte(info), relation, filtre)
        return Connexion(contexte(info), relation, lire_cle(self), demande, fenetre)

    return strawberry.field(resolver=resoudre, description=description, metadata={"relation": relation})


def par_defaut(relation: Relation) -> Demande:
    """What a list shows when nothing is asked: offers that are VALIDEE, references whole."""
    return Demande(PAR_DEFAUT if relation.valides else ())


async def filtrer(contexte: Contexte, relation: Relation, filtre: OffreFiltre | None) -> Demande:
    """What a list of sessions, or of what has some, must hold, for this viewer."""
    if filtre is None:
        return par_defaut(relation)
    voulu = await lire_filtre(contexte, filtre)
    if relation.vers is not SESSION:
        # what has a session of another status may itself have any that is visible
        return Demande(() if voulu.statuts else PAR_DEFAUT, offre=voulu)
    return Demande(voulu.statuts or PAR_DEFAUT, offre=None if voulu == Voulu(statuts=voulu.statuts) else voulu)


def _cle(relation: Relation, attribut: str | None) -> Callable[[Any], Any]:
    """How the key of a parent is read off its row."""
    attributs = (attribut,) if attribut else tuple(cle.attribut for cle in relation.par)
    if len(attributs) == 1:
        return lambda ligne: getattr(ligne, attributs[0])
    return lambda ligne: tuple(getattr(ligne, nom) for nom in attributs)
