"""The transaction of a write: made again when it collides, over when it is over."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import psycopg
import pytest
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from graph.contexte import Contexte
from graph.transaction import jusqu_au_bout, son_tour
from loaders.requete import Requete
from models.lecteur import PUBLIC
from rules.parametres import Parametres

pytestmark = pytest.mark.anyio

COMPTER = "UPDATE compteur SET n = n + 1 WHERE id = %s"


@pytest.fixture
async def pool(base: str) -> AsyncIterator[AsyncConnectionPool[Any]]:
    with psycopg.connect(base) as connexion:
        connexion.execute("CREATE TABLE compteur (id int PRIMARY KEY, n int NOT NULL)")
        connexion.execute("INSERT INTO compteur VALUES (1, 0), (2, 0)")
    async with AsyncConnectionPool(base, kwargs={"autocommit": True}, min_size=4, max_size=4, open=False) as ouvert:
        yield ouvert


def contexte(pool: AsyncConnectionPool[Any]) -> Contexte:
    return Contexte(pool, PUBLIC, date(2026, 11, 23), Parametres("52"))


def lus(base: str) -> list[tuple[int, int]]:
    with psycopg.connect(base) as connexion:
        return connexion.execute("SELECT id, n FROM compteur ORDER BY id").fetchall()


async def test_two_that_wait_for_each_other_are_both_done_once(pool: AsyncConnectionPool[Any], base: str):
    essais = []
    rendez_vous = threading.Barrier(2)

    async def ecrire(*ordre: int) -> None:
        def travail(connexion: psycopg.Connection[Any]) -> None:
            essais.append(ordre)
            connexion.execute(COMPTER, [ordre[0]])
            if len(essais) <= 2:
                rendez_vous.wait(20)
            connexion.execute(COMPTER, [ordre[1]])

        async with contexte(pool) as ouvert:
            await ouvert.ecrire(travail, essai=False)

    await asyncio.gather(ecrire(1, 2), ecrire(2, 1))
    assert lus(base) == [(1, 2), (2, 2)]
    assert len(essais) >= 3  # whoever gives way comes back, maybe too soon


async def test_a_block_of_psycopg_that_comes_first_is_not_the_transaction(pool: AsyncConnectionPool[Any], base: str):
    def travail(connexion: psycopg.Connection[Any]) -> None:
        with connexion.transaction():
            connexion.execute(COMPTER, [1])

    async with contexte(pool) as ouvert:
        await ouvert.ecrire(travail, essai=True)
    assert lus(base) == [(1, 0), (2, 0)]


async def test_writers_who_wait_leave_connections_to_readers(pool: AsyncConnectionPool[Any], base: str):
    def travail(connexion: psycopg.Connection[Any]) -> None:
        connexion.execute(COMPTER, [1])

    async def ecrire() -> None:
        async with contexte(pool) as ouvert:
            await ouvert.ecrire(travail, essai=False)

    with psycopg.connect(base) as connexion:
        connexion.execute(COMPTER, [1])
        ecrivains = [asyncio.create_task(ecrire()) for _ in range(5)]
        await asyncio.sleep(0.2)
        async with contexte(pool) as lecteur, asyncio.timeout(10):
            assert await lecteur.executer(Requete("SELECT n FROM compteur ORDER BY id", {})) == [(0,), (0,)]
        assert not any(ecrivain.done() for ecrivain in ecrivains)
    await asyncio.gather(*ecrivains)
    assert lus(base) == [(1, 6), (2, 0)]


async def test_whoever_gets_no_turn_is_told(pool: AsyncConnectionPool[Any], base: str):
    pool.timeout = 0.1
    async with son_tour(pool), son_tour(pool), contexte(pool) as ouvert:
        with pytest.raises(PoolTimeout, match="no turn to write"):
            await ouvert.ecrire(lambda connexion: connexion.execute(COMPTER, [1]), essai=False)
    assert lus(base) == [(1, 0), (2, 0)]


async def test_whoever_is_cancelled_twice_still_waits_for_the_end():
    fini = threading.Event()

    def travail() -> None:
        time.sleep(0.3)
        fini.set()

    tache = asyncio.create_task(jusqu_au_bout(travail))
    for _ in range(2):
        await asyncio.sleep(0.05)
        tache.cancel()
    with pytest.raises(asyncio.CancelledError):
        await tache
    assert fini.is_set()
