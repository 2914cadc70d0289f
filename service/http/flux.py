"""The chunks of a plain generator, for a client that reads them in its own time."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable


class Flux:
    """Runs a generator in a thread of its own, one chunk ahead of its reader and no more: memory stays constant."""

    def __init__(self, morceaux: Iterable[bytes]) -> None:
        self._morceaux = _generateur(morceaux)
        self._fil = ThreadPoolExecutor(1, thread_name_prefix="flux")
        self._prochain = self._fil.submit(next, self._morceaux, None)

    async def pret(self) -> None:
        """Wait for the next chunk and leave it there; raises what the generator raises."""
        await asyncio.wrap_future(self._prochain)

    async def suivant(self) -> bytes | None:
        """The next chunk, None after the last one; raises what the generator raises."""
        morceau = await asyncio.wrap_future(self._prochain)
        self._prochain = self._fil.submit(next, self._morceaux, None)
        return morceau

    async def fermer(self) -> None:
        """Close the generator, after the chunk it is making: what it holds is given back when this returns."""
        self._prochain.cancel()
        fermeture = self._fil.submit(self._morceaux.close)
        self._fil.shutdown(wait=False)  # what was submitted is still done
        await asyncio.wrap_future(fermeture)


def _generateur(morceaux: Iterable[bytes]) -> Generator[bytes, None, None]:
    yield from morceaux
