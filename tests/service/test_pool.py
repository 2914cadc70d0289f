import asyncio
from collections.abc import Awaitable, Callable

import psycopg
import pytest

from graph.envoi import lire_ensemble
from loaders.requete import Requete
from service.pool import ouvrir_pool
from service.reglages import Reglages

pytestmark = pytest.mark.anyio


async def _valeurs(base: str, reglages: Reglages, *noms: str) -> list[str]:
    async with ouvrir_pool(base, reglages) as pool, pool.connection() as connexion:
        return [(await (await connexion.execute(f"SHOW {nom}")).fetchone())[0] for nom in noms]


async def test_connections_of_the_pool_are_bounded_in_time_and_compile_nothing(base: str):
    reglages = Reglages(SOFI_DELAI_REQUETE_S=2.5)
    valeurs = await _valeurs(base, reglages, "statement_timeout", "jit", "timezone", "application_name")
    assert valeurs == ["2500ms", "off", "UTC", "sofi"]


async def test_a_statement_longer_than_its_time_is_cancelled(base: str):
    async with ouvrir_pool(base, Reglages(SOFI_DELAI_REQUETE_S=0.05)) as pool, pool.connection() as connexion:
        with pytest.raises(psycopg.errors.QueryCanceled):
            await connexion.execute("SELECT pg_sleep(5)")


async def test_options_of_the_url_are_kept(base: str):
    assert await _valeurs(f"{base}&options=-cwork_mem%3D3MB", Reglages(), "work_mem", "jit") == ["3MB", "off"]


async def test_behind_pgbouncer_nothing_is_prepared_nor_set_on_the_session(base: str):
    async with ouvrir_pool(base, Reglages(SOFI_PGBOUNCER=True)) as pool, pool.connection() as connexion:
        for _ in range(8):
            await connexion.execute("SELECT 1")
        prepares = await (await connexion.execute("SELECT count(*) FROM pg_prepared_statements")).fetchone()
        delai = await (await connexion.execute("SHOW statement_timeout")).fetchone()
    assert (prepares, delai) == ((0,), ("0",))


async def test_what_reads_prepared_outlives_a_rollback_of_psycopg(base: str):
    un = [Requete("SELECT 1", {}, preparee=True)]
    async with ouvrir_pool(base, Reglages()) as pool, pool.connection() as connexion:
        await lire_ensemble(connexion, un)
        await connexion.execute("SELECT 2")
        await connexion.execute("BEGIN")
        await connexion.rollback()
        assert await lire_ensemble(connexion, un) == [[(1,)]]


async def test_what_a_connection_has_prepared_outlives_a_rollback(base: str):
    """Else reads would be sent by the names of statements that are gone, and the rest be planned again."""
    async with ouvrir_pool(base, Reglages()) as pool, pool.connection() as connexion:
        await connexion.execute("SELECT 1 AS un")
        await connexion.execute("BEGIN")
        with pytest.raises(psycopg.errors.DivisionByZero):
            await connexion.execute("SELECT 1 / 0")
        await connexion.rollback()
        prepares = await connexion.execute("SELECT statement FROM pg_prepared_statements")
        assert ("SELECT 1 AS un",) in await prepares.fetchall()
        assert await (await connexion.execute("SELECT 1 AS un")).fetchone() == (1,)


async def test_the_connection_that_came_back_last_is_given_first(base: str):
    async with ouvrir_pool(base, Reglages(SOFI_POOL_MIN=3)) as pool:
        prises = [await pool.getconn() for _ in range(3)]
        for prise in prises:
            await pool.putconn(prise)
        assert await pool.getconn() is prises[-1]
        await pool.putconn(prises[-1])


async def test_who_waits_for_a_connection_is_given_the_one_that_comes_back(base: str):
    async with ouvrir_pool(base, Reglages(SOFI_POOL_MIN=1, SOFI_POOL_MAX=1)) as pool:
        prise = await pool.getconn()
        attente = asyncio.create_task(pool.getconn())
        await asyncio.sleep(0)
        await pool.putconn(prise)
        assert await attente is prise
        await pool.putconn(prise)


@pytest.mark.parametrize("abimer", [psycopg.AsyncConnection.close, lambda prise: prise.execute("BEGIN")])
async def test_what_comes_back_unusable_is_mended_or_replaced(base: str, abimer: Callable[..., Awaitable[object]]):
    async with ouvrir_pool(base, Reglages(SOFI_POOL_MIN=1, SOFI_POOL_MAX=1)) as pool:
        prise = await pool.getconn()
        await abimer(prise)
        await pool.putconn(prise)
        async with pool.connection() as suivante:
            assert suivante.info.transaction_status == psycopg.pq.TransactionStatus.IDLE


async def test_a_connection_older_than_a_drain_is_replaced(base: str):
    async with ouvrir_pool(base, Reglages(SOFI_POOL_MIN=1, SOFI_POOL_MAX=1)) as pool:
        ancienne = await pool.getconn()
        await pool.drain()
        await pool.putconn(ancienne)
        suivante = await pool.getconn()
        assert suivante is not ancienne
        await pool.putconn(suivante)
