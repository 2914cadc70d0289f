"""Work that nobody waits for any more is ended: its statement is cancelled, its connection goes back to the pool."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar, cast

from starlette.requests import ClientDisconnect

from models.erreurs import CoutExcessif

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from starlette.types import Receive

T = TypeVar("T")
REPIT_S = 0.02  # most answers are there sooner: nothing is watched for them


async def tant_que_le_client_attend(
    travail: Coroutine[Any, Any, T], receive: Receive, delai_s: float | None = None
) -> T:
    """The result of some work; ClientDisconnect when its client left first, CoutExcessif when it lasts too long."""
    tache = cast("asyncio.Task[Any]", asyncio.current_task())
    guet = _Guet(tache, receive, delai_s)
    try:
        return await travail
    except asyncio.CancelledError:
        if guet.motif is not None and not tache.uncancel():
            raise guet.motif from None
        raise
    finally:
        await guet.finir()


class _Guet:
    """Cancels a task when its client leaves, or when it lasts too long; `motif` says which."""

    def __init__(self, tache: asyncio.Task[Any], receive: Receive, delai_s: float | None) -> None:
        self.motif: Exception | None = None
        self._tache = tache
        self._receive = receive
        self._delai_s = delai_s
        self._veille: asyncio.Task[None] | None = None
        repit_s = REPIT_S if delai_s is None else min(REPIT_S, delai_s)
        self._debut = asyncio.get_running_loop().call_later(repit_s, self._commencer)

    def _commencer(self) -> None:
        self._veille = asyncio.create_task(self._veiller())

    async def _veiller(self) -> None:
        try:
            async with asyncio.timeout(self._delai_s):
                while (await self._receive())["type"] != "http.disconnect":
                    pass
            self.motif = ClientDisconnect()
        except TimeoutError:
            self.motif = CoutExcessif(
                f"La requête dure plus de {self._delai_s:g} secondes : réduisez les pages (first), la profondeur ou les"
                " filtres."
            )
        self._tache.cancel()

    async def finir(self) -> None:
        """Watch no more."""
        self._debut.cancel()
        if self._veille is not None:
            self._veille.cancel()
            await asyncio.gather(self._veille, return_exceptions=True)
