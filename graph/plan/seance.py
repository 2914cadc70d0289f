"""One run of a plan: level after level, the statements of a level together, then its resolvers."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from graphql import GraphQLSchema
    from graphql.execution.values import VariableValues

    from graph.contexte import Contexte
    from graph.execution import Operation
    from loaders.requete import Ligne, Requete


@dataclass(frozen=True, slots=True)
class Lecture:
    """A statement to run, and who is given its rows."""

    requete: Requete
    recevoir: Callable[[list[Ligne]], None]


Lectures = list[Lecture]


class Travail(Protocol):
    """What a branch leaves for the next level."""

    def lectures(self) -> Lectures | Awaitable[Lectures]:
        """The statements it takes."""


@dataclass(slots=True)
class Appels:
    """Resolvers to wait for, and who is given what they answer."""

    attendus: Sequence[Awaitable[Any]]
    recevoir: Callable[[list[Any]], None]


@dataclass(slots=True)
class Seance:
    """Branches add to `travaux` and `appels` while the answers of a level are made."""

    schema: GraphQLSchema
    operation: Operation
    contexte: Contexte
    travaux: list[Travail] = field(default_factory=list)
    appels: list[Appels] = field(default_factory=list)
    seule: bool = False  # one statement answers all: it needs no transaction

    @property
    def variables(self) -> VariableValues:
        """The variables of the operation, coerced."""
        return self.operation.valeurs

    async def derouler(self) -> None:
        """Until no branch is left."""
        while self.travaux or self.appels:
            travaux, self.travaux = self.travaux, []
            appels, self.appels = self.appels, []
            if travaux:
                await self._lire(travaux)
            if appels:
                await self._appeler(appels)

    async def _lire(self, travaux: Sequence[Travail]) -> None:
        lectures: Lectures = []
        for travail in travaux:
            prises = travail.lectures()
            lectures += await prises if isawaitable(prises) else prises
        requetes = [lecture.requete for lecture in lectures]
        for lecture, lignes in zip(
            lectures, await self.contexte.executer_ensemble(requetes, seule=self.seule), strict=True
        ):
            lecture.recevoir(lignes)

    async def _appeler(self, appels: Sequence[Appels]) -> None:
        attendus = [attendu for appel in appels for attendu in appel.attendus]
        # all to their end, so that none is left at work on a connection that somebody else takes
        lus = await asyncio.gather(*attendus, return_exceptions=True)
        for lu in lus:
            if isinstance(lu, BaseException):
                raise lu
        reste = iter(lus)
        for appel in appels:
            appel.recevoir([next(reste) for _ in appel.attendus])
