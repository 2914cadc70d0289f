"""Work that nobody waits for any more is ended: its statement is cancelled, its connection goes back to the pool."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

from starlette.requests import ClientDisconnect

from models.erreurs import CoutExcessif

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from starlette.types import Receive

T = TypeVar("T")


async def tant_que_le_client_attend(
    travail: Coroutine[Any, Any, T], receive: Receive, delai_s: float | None = None
) -> T:
    """The result of some work; ClientDisconnect when its client left first, CoutExcessif when it lasts too long."""
    tache = asyncio.create_task(travail)
    depart = asyncio.create_task(_depart(receive))
    try:
        await asyncio.wait({tache, depart}, timeout=delai_s, return_when=asyncio.FIRST_COMPLETED)
        if tache.done():
            return tache.result()
        if depart.done() or delai_s is None:
            raise ClientDisconnect
        raise CoutExcessif(
            f"La requête dure plus de {delai_s:g} secondes : réduisez les pages (first), la profondeur ou les filtres."
        )
    finally:
        tache.cancel()
        depart.cancel()
        await asyncio.gather(tache, depart, return_exceptions=True)


async def _depart(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
