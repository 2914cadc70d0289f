"""The shortest way to what answers an address."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from starlette.routing import Route

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp, Receive, Scope, Send


class Aiguillage:
    """ASGI middleware: goes straight to an endpoint that is an ASGI application, and answers all that it refuses.

    Everything else (functions, other methods, addresses that are not there) takes the way of Starlette's router.
    """

    def __init__(self, app: ASGIApp, routes: Iterable[BaseRoute]) -> None:
        self._app = app
        self._directes = {
            (route.path, methode): route.app
            for route in routes
            if isinstance(route, Route) and not inspect.isroutine(route.endpoint)
            for methode in route.methods or ()
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        directe = self._directes.get((scope["path"], scope["method"])) if scope["type"] == "http" else None
        await (directe or self._app)(scope, receive, send)
