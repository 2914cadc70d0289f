"""What people enter in the sample: by the real mutations, as its accounts; the same for the same day."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import psycopg

from models.autosaisie import Role
from service.comptes.lecture import par_courriel, porteur
from service.demo.comptes import COURRIELS, inscrire
from service.demo.saisies import modeles
from service.demo.saisies.bureau import Bureau
from service.demo.saisies.scenario import Offre, jouer
from service.pool import ouvrir_pool

if TYPE_CHECKING:
    from datetime import date

    from psycopg import Connection
    from psycopg.rows import TupleRow

    from models.lecteur import Lecteur
    from service.reglages import Reglages


def saisir(url: str, reglages: Reglages, source: str, aujourdhui: date) -> int:
    """Enter it all; how many submissions wait for the Carif."""
    with psycopg.connect(url) as connexion:
        inscrire(connexion, source, aujourdhui)
        organisme, carif = (_lecteur(connexion, COURRIELS[role], aujourdhui) for role in (Role.ORGANISME, Role.CARIF))
        offres = [
            Offre(siens, modeles.sessions(connexion, siens, aujourdhui))
            for siens in modeles.organismes(connexion, organisme.compte)
        ]

    async def saisir() -> None:
        async with ouvrir_pool(url, reglages) as pool:
            await jouer(Bureau(pool, organisme, aujourdhui), Bureau(pool, carif, aujourdhui), offres)

    asyncio.run(saisir())
    return _en_attente(url)


def _lecteur(connexion: Connection[TupleRow], courriel: str, aujourdhui: date) -> Lecteur:
    trouve = porteur(connexion.execute(*par_courriel(courriel, aujourdhui).en_deux()).fetchall())
    if trouve is None:
        raise RuntimeError(courriel)
    return trouve.lecteur


def _en_attente(url: str) -> int:
    with psycopg.connect(url) as connexion:
        return connexion.execute("SELECT FROM soumission WHERE etat = 'DEPOSEE'").rowcount
