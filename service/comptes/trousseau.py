"""The public keys of the identity provider (JWKS): kept, and fetched again for new ones, apart from the event loop."""

from __future__ import annotations

import asyncio
import json
import logging
from http.client import HTTPException
from time import monotonic
from typing import TYPE_CHECKING, Any, Final
from urllib.request import HTTPRedirectHandler, build_opener

from models.erreurs import Indisponible

if TYPE_CHECKING:
    from collections.abc import Callable

JOURNAL = logging.getLogger(__name__)

FRAICHEUR_S: Final = 3600.0  # then they are asked again: a key that was withdrawn is no longer accepted
SURSIS_S: Final = 24 * 3600.0  # how long those that are known serve while the provider does not answer
REPIT_S: Final = 30.0  # between two fetches, whatever tokens name: invented keys do not make us a nuisance
PREMIER_REPIT_S: Final = 3.0  # as long as there is none
DELAI_S: Final = 5.0
TAILLE: Final = 1024 * 1024  # bytes

Jwk = dict[str, Any]


class _SansDetour(HTTPRedirectHandler):
    """Keys come from the address of the settings, or not at all."""

    def redirect_request(self, *_: Any) -> None:
        return None


class Trousseau:
    """Keys by their `kid`; `maintenant` counts seconds."""

    def __init__(self, url: str, maintenant: Callable[[], float] = monotonic) -> None:
        self._url = url
        self._maintenant = maintenant
        self._cles: list[Jwk] = []
        self._lues_a: float | None = None
        self._essaye_a: float | None = None
        self._lecture: asyncio.Task[None] | None = None

    async def cle(self, kid: str | None) -> Jwk | None:
        """The key of this name, the only one where none is named; raises Indisponible when no key can be read.

        Nobody waits for a fetch who names a key that is known, unless it is too old to be believed.
        """
        if self._trouver(kid) is None or self._age(self._lues_a) > FRAICHEUR_S:
            lecture = self._actualiser()
            if lecture is not None and (self._trouver(kid) is None or self._age(self._lues_a) > SURSIS_S):
                await asyncio.shield(lecture)  # others wait for it too
        if self._age(self._lues_a) > SURSIS_S:
            raise Indisponible("Le fournisseur d’identité ne répond pas : réessayez dans quelques instants.")
        return self._trouver(kid)

    async def fermer(self) -> None:
        """Wait for the fetch that is running, if any."""
        if self._lecture is not None:
            await self._lecture

    def _trouver(self, kid: str | None) -> Jwk | None:
        if kid is None:
            return self._cles[0] if len(self._cles) == 1 else None
        return next((cle for cle in self._cles if cle.get("kid") == kid), None)

    def _age(self, instant: float | None) -> float:
        return float("inf") if instant is None else self._maintenant() - instant

    def _actualiser(self) -> asyncio.Task[None] | None:
        """The fetch that runs, or that begins; None when one ended too short a time ago."""
        if self._lecture is None or self._lecture.done():
            if self._age(self._essaye_a) < (REPIT_S if self._cles else PREMIER_REPIT_S):
                return None
            self._essaye_a = self._maintenant()
            self._lecture = asyncio.create_task(self._lire())
        return self._lecture

    async def _lire(self) -> None:
        try:
            async with asyncio.timeout(2 * DELAI_S):  # the other delay is of each read
                self._cles = await asyncio.to_thread(_telecharger, self._url)
        except (OSError, HTTPException, ValueError, RecursionError) as panne:  # network, HTTP, what was read
            JOURNAL.warning("keys of the identity provider not read: %s", type(panne).__name__)
        else:
            self._lues_a = self._maintenant()


def _telecharger(url: str) -> list[Jwk]:
    """The signing keys published there; raises OSError, HTTPException and ValueError."""
    with build_opener(_SansDetour).open(url, timeout=DELAI_S) as reponse:
        lu = json.loads(reponse.read(TAILLE))
    match lu:
        case {"keys": list(cles)}:
            return [cle for cle in cles if isinstance(cle, dict) and cle.get("use", "sig") == "sig"]
        case _:
            raise ValueError("no list of keys")
