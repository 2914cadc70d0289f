"""The page that explores the catalogue: GraphiQL as vite built it, served from our own origin under a strict policy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

if TYPE_CHECKING:
    import os

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import Scope

DIST: Final = Path(__file__).parent / "dist"

# The content policy, directive by directive.
DIRECTIVES: Final = {
    "default-src": "'none'",  # what is not named below is refused
    "script-src": "'self'",
    "worker-src": "'self'",  # Monaco's workers are files of the bundle: no blob:
    "connect-src": "'self'",  # /graphql
    "font-src": "'self'",  # Monaco's icons
    "img-src": "'self' data:",  # Monaco's style sheet draws its underlines as data: images
    "style-src": "'self' 'unsafe-inline'",  # Monaco writes its theme in a <style>, and places lines by style attributes
    "base-uri": "'none'",  # no <base> may move our addresses
    "form-action": "'none'",  # the page has no form to send
    "frame-ancestors": "'none'",  # nobody frames it
}
HEADERS: Final = {
    "content-security-policy": "; ".join(f"{name} {sources}" for name, sources in DIRECTIVES.items()),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}

# An asset carries the hash of its content in its name; everything else is asked again, and answered 304 when unchanged.
FOREVER: Final = "public, max-age=31536000, immutable"
ASK_AGAIN: Final = "no-cache"


class _Bundle(StaticFiles):
    """The files of dist/, each under our headers."""

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        hashed = Path(full_path).parent.name == "assets"
        response.headers.update(HEADERS | {"cache-control": FOREVER if hashed else ASK_AGAIN})
        return response


def pages() -> list[BaseRoute]:
    """`GET /`, the explorer, and `GET /graphiql/…`, what it loads. It queries `/graphql` on the same origin."""
    bundle = _Bundle(directory=DIST)

    async def page(request: Request) -> Response:
        return await bundle.get_response("index.html", request.scope)

    return [Route("/", page), Mount("/graphiql", bundle)]
