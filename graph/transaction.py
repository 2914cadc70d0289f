"""The transaction of a write: in a thread, over a connection of the pool, again when it collides with another."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

from psycopg import Connection
from psycopg.errors import DeadlockDetected, SerializationFailure
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from graph.prepares import partager_les_prepares

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from psycopg import AsyncConnection

T = TypeVar("T")
ESSAIS = 5
# Said at once: a block of psycopg that comes first would else be the transaction, and commit by itself. Each statement
# sees what others have committed, for locks are waited for.
OUVERTURE = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"


_tours: WeakKeyDictionary[AsyncConnectionPool[Any], asyncio.Semaphore] = WeakKeyDictionary()


@asynccontextmanager
async def son_tour(pool: AsyncConnectionPool[Any]) -> AsyncIterator[None]:
    """Writers wait for one another, and for imports, with half of the connections at most: reads have the others.

    Raises PoolTimeout.
    """
    tours = _tours.setdefault(pool, asyncio.Semaphore(max(1, pool.max_size // 2)))
    try:
        async with asyncio.timeout(pool.timeout):
            await tours.acquire()
    except TimeoutError:
        raise PoolTimeout(f"no turn to write after {pool.timeout:.2f} sec") from None
    try:
        yield
    finally:
        tours.release()


async def jusqu_au_bout(faire: Callable[[], T]) -> T:
    """What `faire` answers in a thread; nobody is told that it is cancelled before it is over."""
    tache: asyncio.Task[T] = asyncio.ensure_future(asyncio.to_thread(faire))
    try:
        return await asyncio.shield(tache)
    except asyncio.CancelledError:
        while not tache.done():
            with suppress(asyncio.CancelledError):  # told again, it still is over when it is over
                await asyncio.wait([tache])
        raise


def transaction(connexion: AsyncConnection[Any], travail: Callable[[Connection[Any]], T], *, garder: bool) -> T:
    """Run `travail` between BEGIN and COMMIT; left open when it is not to be kept, rolled back when it raises."""
    vue = _synchrone(connexion)
    for essai in range(1, ESSAIS + 1):
        try:
            vue.execute(OUVERTURE)
            fait = travail(vue)
        except (DeadlockDetected, SerializationFailure):
            vue.rollback()
            if essai == ESSAIS:
                raise
        except BaseException:
            vue.rollback()
            raise
        else:
            if garder:
                vue.commit()
            return fait
    raise AssertionError


def _synchrone(connexion: AsyncConnection[Any]) -> Connection[Any]:
    """The same connection for synchronous code; the two are never used at once."""
    vue: Connection[Any] = Connection(connexion.pgconn)
    vue.autocommit = True
    partager_les_prepares(connexion, vue)
    vue._pool = None  # noqa: SLF001  it is the pool's to close
    return vue
