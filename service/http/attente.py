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
    guet = _Guet(tache, receive)
    try:
        async with asyncio.timeout(delai_s) as delai:
            return await travail
    except asyncio.CancelledError:
        if guet.parti and not tache.uncancel():
            raise ClientDisconnect from None
        raise
    except TimeoutError:
        if not delai.expired():
            raise
        raise CoutExcessif(
            f"La requête dure plus de {delai_s:g} secondes : réduisez les pages (first), la profondeur ou les filtres."
        ) from None
    finally:
        await guet.finir()


class _Guet:
    """Cancels a task when its client leaves."""

    def __init__(self, tache: asyncio.Task[Any], receive: Receive) -> None:
        self.parti = False
        self._tache = tache
        self._receive = receive
        self._depart: asyncio.Task[None] | None = None
        self._debut = asyncio.get_running_loop().call_later(REPIT_S, self._commencer)

    def _commencer(self) -> None:
        self._depart = asyncio.create_task(self._guetter())

    async def _guetter(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self.parti = True
        self._tache.cancel()

    async def finir(self) -> None:
        """Watch no more."""
        self._debut.cancel()
        if self._depart is not None:
            self._depart.cancel()
            await asyncio.gather(self._depart, return_exceptions=True)
