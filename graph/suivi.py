"""How a field follows a relation, as data: the reference driver reads it parent by parent, the plan level by level."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Any

import strawberry
from strawberry import Info

from graph import etat
from graph.connexion import Connexion
from graph.contexte import Contexte
from loaders.demande import Visee
from loaders.relation import Relation

RESERVES = (
    inspect.Parameter("self", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Any),
    inspect.Parameter("info", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Info),
)
Viser = Callable[..., Any]
"""From the arguments of a field to what it wants: a Visee, None, or a list of them; maybe to be awaited.

It may take `self` first, when the parent says more than its key, and `info`.
"""


class Forme(Enum):
    """What a field answers with."""

    UN = auto()
    PREMIER = auto()  # of a bounded list, which is read once for both fields
    LISTE = auto()
    PAGE = auto()
    CHACUN = auto()  # one object, or none, for each Visee of a list


@dataclass(frozen=True, slots=True)
class Suivi:
    """`attributs` of the parent make the key where `viser` does not.

    `relation`: where it is always the same; `possibles`: where it is not, those that `viser` chooses among.
    """

    forme: Forme
    viser: Visee | Viser
    attributs: tuple[str, ...] = ()
    relation: Relation | None = None
    possibles: tuple[Relation, ...] = ()

    @property
    def relations(self) -> tuple[Relation, ...]:
        """All those that it may follow."""
        return self.possibles if self.relation is None else (self.relation,)

    @property
    def fixe(self) -> Visee | None:
        """What is wanted whatever the arguments, where there are none."""
        return self.viser if isinstance(self.viser, Visee) else None

    @property
    def du_parent(self) -> bool:
        """Whether each parent is asked what it wants."""
        return self.fixe is None and "self" in _parametres(self.viser)

    @property
    def veut_info(self) -> bool:
        """Whether `viser` looks at the operation."""
        return self.fixe is None and "info" in _parametres(self.viser)

    def demander(self, parent: Any, info: Info | None, arguments: dict[str, Any]) -> Any:
        """What is wanted."""
        if isinstance(self.viser, Visee):
            return self.viser
        donnes = {"self": parent, "info": info}
        return self.viser(*(donnes[nom] for nom in donnes if nom in _parametres(self.viser)), **arguments)

    def cle(self, parent: Any) -> Any:
        """The key of a parent; None when a part of it is missing."""
        if len(self.attributs) == 1:
            return getattr(parent, self.attributs[0])
        parties = tuple(getattr(parent, nom) for nom in self.attributs)
        return None if None in parties else parties

    def lire(self, contexte: Contexte, parent: Any, visee: Any) -> Any:
        """What one parent is answered."""
        if self.forme is Forme.CHACUN:
            return _chacun(contexte, visee)
        if visee is not None and self.attributs:
            visee = visee._replace(cle=self.cle(parent))
        if self.forme is Forme.PAGE:
            return Connexion(contexte, visee)
        if visee is None or visee.cle is None:
            return [] if self.forme is Forme.LISTE else None
        lu = contexte.charger(*visee)
        return _premier(lu) if self.forme is Forme.PREMIER else lu


def suivre(
    forme: Forme,
    viser: Visee | Viser,
    description: str,
    attributs: tuple[str, ...] = (),
    relation: Relation | None = None,
    possibles: tuple[Relation, ...] = (),
) -> Any:
    """A field that follows a relation."""
    suivi = Suivi(forme, viser, attributs, viser.relation if isinstance(viser, Visee) else relation, possibles)
    return strawberry.field(resolver=_resolveur(suivi), description=description, metadata={"suivi": suivi})


def _resolveur(suivi: Suivi) -> Callable[..., Any]:
    if (fixe := suivi.fixe) is not None:

        def constante(self: Any, info: Info) -> Any:
            if (tenue := etat.liste(info.context, self, info.python_name)) is not None:
                return tenue if suivi.forme is Forme.LISTE else _premier(tenue)
            return suivi.lire(info.context, self, fixe)

        return constante

    async def resoudre(self: Any, info: Info, **arguments: Any) -> Any:
        visee = suivi.demander(self, info, arguments)
        lu = suivi.lire(info.context, self, await visee if inspect.isawaitable(visee) else visee)
        return await lu if inspect.isawaitable(lu) else lu

    # Strawberry reads the arguments of the field off the signature
    siens = [parametre for nom, parametre in _parametres(suivi.viser).items() if nom not in {"self", "info"}]
    resoudre.__signature__ = inspect.Signature([*RESERVES, *siens])  # type: ignore[attr-defined]
    return resoudre


@cache
def _parametres(viser: Any) -> Mapping[str, inspect.Parameter]:
    return inspect.signature(viser).parameters


async def _premier(liste: Awaitable[list[Any]]) -> Any:
    return next(iter(await liste), None)


async def _chacun(contexte: Contexte, visees: list[Visee | None]) -> list[Any]:
    # together, so that what is below them is read at once whatever their types
    lectures = [contexte.charger(*visee) for visee in visees if visee is not None]
    lus = iter(await asyncio.gather(*lectures))
    return [None if visee is None else next(lus) for visee in visees]
