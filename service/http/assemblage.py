"""Routes made an application: our headers, CORS, and refusals in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from service.http.aiguillage import Aiguillage
from service.http.entetes import EntetesDeSecurite
from service.http.reponses import exception_http, exception_imprevue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractAsyncContextManager

    from starlette.routing import BaseRoute


def assembler(
    routes: Iterable[BaseRoute],
    origines_cors: tuple[str, ...] = (),
    vie: Callable[[Starlette], AbstractAsyncContextManager[None]] | None = None,
) -> Starlette:
    """Routes under our headers, CORS for these origins (`*` is all), and refusals in JSON."""
    cors = Middleware(
        CORSMiddleware,
        allow_origins=origines_cors,
        allow_methods=("GET", "POST"),
        allow_headers=("authorization", "content-type"),
        max_age=3600,
    )
    connues = list(routes)
    droit = Middleware(Aiguillage, routes=connues)
    app = Starlette(
        routes=connues,
        middleware=[Middleware(EntetesDeSecurite), *([cors] if origines_cors else []), droit],
        exception_handlers={HTTPException: exception_http, Exception: exception_imprevue},
        lifespan=vie,
    )
    app.router.redirect_slashes = False  # an address is right or wrong
    return app
