"""From the header Authorization to the viewer: keys and JWT, kept for a few seconds."""

from __future__ import annotations

import asyncio
import logging
from time import monotonic
from typing import TYPE_CHECKING, Final

from graph.contexte import Contexte
from graph.gardes import Gardes
from models.lecteur import PUBLIC, Lecteur
from service.comptes import cle
from service.comptes.lecture import NOTER, par_courriel, par_jeton, porteur
from service.comptes.oidc import verificateur
from service.comptes.refus import SANS_COMPTE, JetonRefuse
from service.jour import aujourdhui
from service.parametres import parametres

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loaders.requete import Requete
    from service.comptes.lecture import Porteur
    from service.pool import Pool
    from service.reglages import Reglages

JOURNAL = logging.getLogger(__name__)

GARDE_S: Final = 5.0  # a token that is revoked, an account that is suspended, a right that is given take effect by then
PLACES: Final = 10_000


class Guichet:
    """Tells who asks; one for each process. `maintenant` counts seconds."""

    def __init__(self, reglages: Reglages, maintenant: Callable[[], float] = monotonic) -> None:
        self._reglages = reglages
        self._maintenant = maintenant
        self._oidc = verificateur(reglages)
        self._gardes: Gardes[str, tuple[Lecteur, float]] = Gardes(PLACES, PLACES)
        self._notes: set[asyncio.Task[None]] = set()

    async def reconnaitre(self, entetes: Sequence[str], pool: Pool) -> Lecteur:
        """The viewer that these values of Authorization give, the public without any; raises JetonRefuse.

        What breaks under it (database, identity provider) is raised as it is.
        """
        if not entetes:
            return PUBLIC
        jeton = jeton_porte(entetes)
        empreinte = cle.empreinte(jeton)
        garde = self._gardes.lire(empreinte)
        if garde is not None and self._maintenant() < garde[1]:
            return garde[0]
        lecteur = await self._lire(jeton, empreinte, pool)
        self._gardes.garder(empreinte, (lecteur, self._maintenant() + GARDE_S), 1)
        return lecteur

    async def _lire(self, jeton: str, empreinte: str, pool: Pool) -> Lecteur:
        jour = aujourdhui(self._reglages)
        if jeton.startswith(cle.PREFIXE):
            trouve = await self._chercher(par_jeton(empreinte, jour), pool)
            if trouve is None:
                raise JetonRefuse
        else:
            if self._oidc is None:
                raise JetonRefuse
            trouve = await self._chercher(par_courriel(await self._oidc.courriel(jeton), jour), pool)
            if trouve is None:
                raise JetonRefuse(SANS_COMPTE)
        if not trouve.admis:
            raise JetonRefuse
        if trouve.a_noter is not None:
            self._noter(trouve.a_noter, pool)
        return trouve.lecteur

    async def _chercher(self, requete: Requete, pool: Pool) -> Porteur | None:
        async with Contexte(pool, PUBLIC, aujourdhui(self._reglages), parametres(self._reglages)) as contexte:
            [lignes] = await contexte.executer_ensemble([requete], dernieres=True)
        return porteur(lignes)

    def _noter(self, jeton: int, pool: Pool) -> None:
        """Write that the key is used, beside the request, which neither waits for it nor fails with it."""
        note = asyncio.create_task(_ecrire(jeton, pool))
        self._notes.add(note)
        note.add_done_callback(self._notes.discard)

    async def fermer(self) -> None:
        """What is still being written or fetched is waited for: the pool is to close."""
        await asyncio.gather(*self._notes)
        if self._oidc is not None:
            await self._oidc.fermer()


async def _ecrire(jeton: int, pool: Pool) -> None:
    try:
        async with pool.connection() as connexion:
            await connexion.execute(NOTER, {"jeton": jeton})
    except Exception as panne:  # noqa: BLE001  the day of its last use is a comfort, whatever keeps it from being told
        JOURNAL.warning("last use of a key not written: %s", type(panne).__name__)


def jeton_porte(entetes: Sequence[str]) -> str:
    """The token that the header bears; raises JetonRefuse for several, for another scheme, for none."""
    genre, _, reste = entetes[0].strip().partition(" ")
    jeton = reste.strip()
    if len(entetes) > 1 or genre.lower() != "bearer" or not jeton or not jeton.isascii() or not jeton.isprintable():
        raise JetonRefuse
    return jeton
