"""The body of a POST, read within its bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.http.reponses import JSON, RefusHttp

if TYPE_CHECKING:
    from starlette.requests import Request


async def lire_octets(request: Request, maximum: int) -> bytes:
    """The body, counted while it comes in: Content-Length is only what the client says. RefusHttp 413 or 415."""
    _verifier_type(request)
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise RefusHttp(415, "Le corps de la requête ne doit pas être compressé.", {"accept-encoding": "identity"})
    annonce = request.headers.get("content-length", "0")
    recu = bytearray()
    if annonce.isdigit() and int(annonce) <= maximum:
        async for morceau in request.stream():
            recu += morceau
            if len(recu) > maximum:
                break
        else:
            return bytes(recu)
    # The rest is not read: the connection cannot serve another request.
    raise RefusHttp(413, f"Le corps de la requête dépasse {maximum} octets.", {"connection": "close"})


def _verifier_type(request: Request) -> None:
    """RefusHttp 415 unless the body says it is JSON in UTF-8."""
    recus = request.headers.getlist("content-type")
    media, *parametres = (morceau.strip().lower() for morceau in (recus or [""])[0].split(";"))
    jeux = {parametre.partition("=")[2].strip('"') for parametre in parametres if parametre.startswith("charset=")}
    if len(recus) != 1 or media != JSON or not jeux <= {"utf-8", "utf8"}:
        raise RefusHttp(415, f"Le corps de la requête doit être du JSON en UTF-8 (Content-Type: {JSON}).")
