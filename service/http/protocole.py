"""How answers leave: the head with the beginning of the body. Sent apart, each wakes who reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

if TYPE_CHECKING:
    from asyncio import Transport

    from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

PROVISOIRE = b"HTTP/1.1 100"  # it is waited for


class TeteEtCorps:
    """What one answer is written to: the head waits for what comes after it."""

    __slots__ = ("_tete", "_transport")

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._tete: bytes | None = None  # nothing of the answer was written yet

    def write(self, morceau: bytes) -> None:
        """Send this, unless it is the head."""
        if self._tete is None and not morceau.startswith(PROVISOIRE):
            self._tete = morceau
            return
        if self._tete:
            self._tete, morceau = b"", self._tete + morceau
        self._transport.write(morceau)

    def close(self) -> None:
        """Close the connection, after what was written."""
        if self._tete:
            self._transport.write(self._tete)
        self._transport.close()

    def is_closing(self) -> bool:
        """Whether the connection is closed, or about to be."""
        return self._transport.is_closing()


class Protocole(HttpToolsProtocol):
    """Uvicorn's own, whose answers leave so."""

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        if cycle.scope["method"] != "HEAD":  # whose head nothing follows
            cycle.transport = TeteEtCorps(cycle.transport)  # type: ignore[assignment]  # all that a cycle asks of it
        super()._start_asgi_task(cycle, app)
