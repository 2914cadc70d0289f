"""One run of a plan: level after level, the statements of a level together, then its resolvers."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from inspect import isawaitable, iscoroutine
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence

    from graphql import GraphQLSchema
    from graphql.execution.values import VariableValues

    from graph.contexte import Contexte
    from graph.execution import Operation
    from graph.plan.objet import Objet
    from loaders.requete import Ligne, Requete


@dataclass(frozen=True, slots=True)
class Lecture:
    """A statement to run, and who is given its rows."""

    requete: Requete
    recevoir: Callable[[list[Ligne]], None]
    finale: bool  # its rows ask for nothing else


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

    @property
    def variables(self) -> VariableValues:
        """The variables of the operation, coerced."""
        return self.operation.valeurs

    async def derouler(self, plan: Objet) -> dict[str, Any]:
        """The answer of the root, once no branch is left."""
        try:
            [reponse] = plan.faire(self, [(None,)])
            while self.travaux or self.appels:
                travaux, self.travaux = self.travaux, []
                await self._lire(travaux)
                appels, self.appels = self.appels, []
                if appels:
                    await self._appeler(appels)
        finally:
            renoncer(attendu for appel in self.appels for attendu in appel.attendus)
        return reponse

    async def _lire(self, travaux: Sequence[Travail]) -> None:
        lectures: Lectures = []
        for travail in travaux:
            prises = travail.lectures()
            lectures += await prises if isawaitable(prises) else prises
        if lectures:
            requetes = [lecture.requete for lecture in lectures]
            dernieres = not self.appels and all(lecture.finale for lecture in lectures)
            reponses = await self.contexte.executer_ensemble(requetes, dernieres=dernieres)
            for lecture, lignes in zip(lectures, reponses, strict=True):
                lecture.recevoir(lignes)

    async def _appeler(self, appels: Sequence[Appels]) -> None:
        attendus = [attendu for appel in appels for attendu in appel.attendus]
        reste = iter(await tous(attendus))
        for appel in appels:
            appel.recevoir([next(reste) for _ in appel.attendus])


async def tous(attendus: Sequence[Awaitable[Any]]) -> list[Any]:
    """What they answer; all go to their end, so that none is left at work on a connection that somebody else takes."""
    lus = await asyncio.gather(*attendus, return_exceptions=True)
    for lu in lus:
        if isinstance(lu, BaseException):
            raise lu
    return lus


def renoncer(attendus: Iterable[Any]) -> None:
    """Leave coroutines that nobody will wait for."""
    for attendu in attendus:
        if iscoroutine(attendu):
            attendu.close()
