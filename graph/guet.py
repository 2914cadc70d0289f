"""How one waits for the database: a connection stays watched, since to begin and to cease cost as much as an answer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

from psycopg import AsyncConnection

if TYPE_CHECKING:
    from psycopg.abc import PQGen

T = TypeVar("T")


class Guet:
    """Watches a socket for one who waits. Whoever closes it, or waits for it otherwise, has it cease first."""

    def __init__(self, socket: int) -> None:
        self._socket = socket
        self._boucle: asyncio.AbstractEventLoop | None = None  # that watches
        self._attendu: asyncio.Future[None] | None = None

    async def pret(self, *, ecriture: bool = False) -> None:
        """Wait until there is something to read, or room to write."""
        boucle = asyncio.get_running_loop()
        self._attendu = boucle.create_future()
        if self._boucle is None:
            self._boucle = boucle
            boucle.add_reader(self._socket, self._dire)
        if ecriture:
            boucle.add_writer(self._socket, self._dire)
        try:
            await self._attendu
        finally:
            if ecriture:
                boucle.remove_writer(self._socket)

    @property
    def tenu(self) -> bool:
        """Whether it watches, and has heard nothing that nobody waited for."""
        return self._boucle is not None

    def _dire(self) -> None:
        if self._attendu is None or self._attendu.done():
            self.cesser()  # nobody reads what came: the loop would say it for ever
        else:
            self._attendu.set_result(None)

    def cesser(self) -> None:
        """Watch no more, until somebody waits again."""
        if self._boucle is not None:
            self._boucle.remove_reader(self._socket)
            self._boucle = None


class ConnexionGuettee(AsyncConnection[Any]):
    """A connection that stays watched from one statement to the next, unless psycopg itself waits for an answer."""

    _guet: Guet | None = None

    @property
    def guet(self) -> Guet:
        """What watches it; there must be a socket."""
        if self._guet is None:
            self._guet = Guet(self.pgconn.socket)
        return self._guet

    def ne_plus_guetter(self) -> None:
        """To be said before anything else reads its socket, or closes it."""
        if self._guet is not None:
            self._guet.cesser()

    async def wait(self, gen: PQGen[T], *args: Any, **options: Any) -> T:
        """Psycopg's own way to wait."""
        self.ne_plus_guetter()
        return await super().wait(gen, *args, **options)

    async def close(self) -> None:
        """Close it."""
        self.ne_plus_guetter()
        await super().close()
