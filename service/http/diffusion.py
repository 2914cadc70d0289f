"""A document sent while it is made, for as long as its client reads."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from starlette.requests import ClientDisconnect
from starlette.responses import Response

from graph.refus import traduire
from service.http.attente import tant_que_le_client_attend

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AsyncExitStack

    from starlette.types import Message, Receive, Scope, Send

    from service.http.flux import Flux

JOURNAL = logging.getLogger(__name__)


class Diffusion(Response):
    """Sends chunks, the first of which is ready; `tenus` is given back whatever happens.

    A document that breaks off gets no end: the server then closes the connection, and the client knows.
    """

    def __init__(self, flux: Flux, tenus: AsyncExitStack, entetes: Mapping[str, str], patience_s: float) -> None:
        # Not Response's own: without a body there is no Content-Length.
        self.status_code = 200
        self.background = None
        self.init_headers(entetes)
        self._flux = flux
        self._tenus = tenus
        self._patience_s = patience_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        async with self._tenus:
            try:
                await tant_que_le_client_attend(self._diffuser(scope["method"], send), receive)
            except ClientDisconnect:
                JOURNAL.info("document given up by its client")
            except Exception as erreur:  # noqa: BLE001 # the client cannot be told any more: the log is
                JOURNAL.warning("document broken off: %s", traduire(erreur).message)

    async def _diffuser(self, methode: str, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        while methode != "HEAD" and (morceau := await self._flux.suivant()) is not None:
            await self._envoyer({"type": "http.response.body", "body": morceau, "more_body": True}, send)
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _envoyer(self, message: Message, send: Send) -> None:
        """ClientDisconnect when the client has not read for so long that it must be thought gone."""
        try:
            async with asyncio.timeout(self._patience_s):
                await send(message)
        except TimeoutError:
            raise ClientDisconnect from None
