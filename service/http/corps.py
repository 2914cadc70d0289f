"""The body of a POST, read within its bound."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from starlette.requests import ClientDisconnect

from service.http.entetes import valeurs
from service.http.reponses import JSON, RefusHttp

if TYPE_CHECKING:
    from starlette.types import Receive, Scope


async def lire_octets(scope: Scope, receive: Receive, maximum: int) -> bytes:
    """The body, counted while it comes in: Content-Length is only what the client says. RefusHttp 413 or 415."""
    _verifier_type(tuple(valeurs(scope, b"content-type")))
    if any(valeur.lower() != "identity" for valeur in valeurs(scope, b"content-encoding")[:1]):
        raise RefusHttp(415, "Le corps de la requête ne doit pas être compressé.", {"accept-encoding": "identity"})
    annonce = next(iter(valeurs(scope, b"content-length")), "0")
    if annonce.isdigit() and int(annonce) <= maximum:
        recu, suite = bytearray(), True
        while suite and len(recu) <= maximum:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise ClientDisconnect
            recu += message.get("body", b"")
            suite = message.get("more_body", False)
        if len(recu) <= maximum:
            return bytes(recu)
    # The rest is not read: the connection cannot serve another request.
    raise RefusHttp(413, f"Le corps de la requête dépasse {maximum} octets.", {"connection": "close"})


@lru_cache(maxsize=100)
def _verifier_type(recus: tuple[str, ...]) -> None:
    """RefusHttp 415 unless the body says it is JSON in UTF-8."""
    media, *parametres = (morceau.strip().lower() for morceau in (recus or [""])[0].split(";"))
    jeux = {parametre.partition("=")[2].strip('"') for parametre in parametres if parametre.startswith("charset=")}
    if len(recus) != 1 or media != JSON or not jeux <= {"utf-8", "utf8"}:
        raise RefusHttp(415, f"Le corps de la requête doit être du JSON en UTF-8 (Content-Type: {JSON}).")
