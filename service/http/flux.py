"""The chunks of a plain generator, for a client that reads them in its own time."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

T = TypeVar("T")


class Flux:
    """Runs a generator in a thread of its own, one chunk ahead of its reader and no more: memory stays constant."""

    def __init__(self, morceaux: Iterable[bytes]) -> None:
        self._morceaux = _generateur(morceaux)
        self._fil = Fil()
        self._prochain = self._avancer()

    async def pret(self) -> None:
        """Wait for the next chunk and leave it there; raises what the generator raises."""
        await asyncio.wrap_future(self._prochain)

    async def suivant(self) -> bytes | None:
        """The next chunk, None after the last one; raises what the generator raises."""
        morceau = await asyncio.wrap_future(self._prochain)
        self._prochain = self._avancer()
        return morceau

    async def fermer(self) -> None:
        """Close the generator, after the chunk it is making: what it holds is given back when this returns."""
        self._prochain.cancel()
        fermeture = self._fil.faire(self._morceaux.close)
        self._fil.finir()
        await asyncio.wrap_future(fermeture)

    def _avancer(self) -> Future[bytes | None]:
        return self._fil.faire(partial(next, self._morceaux, None))


class Fil:
    """One thread that does what it is given, in order.

    A daemon, which those of ThreadPoolExecutor are not: a database that does not answer must not keep a process alive.
    """

    def __init__(self) -> None:
        self._travaux: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        Thread(target=self._servir, name="flux", daemon=True).start()

    def faire(self, fonction: Callable[[], T]) -> Future[T]:
        """Have it done after what was given before."""
        futur: Future[T] = Future()
        self._travaux.put(partial(_remplir, futur, fonction))
        return futur

    def finir(self) -> None:
        """Nothing more will be given."""
        self._travaux.put(None)

    def _servir(self) -> None:
        while travail := self._travaux.get():
            travail()


def _remplir(futur: Future[T], fonction: Callable[[], T]) -> None:
    if not futur.set_running_or_notify_cancel():
        return
    try:
        futur.set_result(fonction())
    except BaseException as erreur:  # noqa: BLE001 # it is raised again where the result is waited for
        futur.set_exception(erreur)


def _generateur(morceaux: Iterable[bytes]) -> Generator[bytes, None, None]:
    yield from morceaux
