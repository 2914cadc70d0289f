import asyncio
import time
from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import psycopg
import pytest
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from graph.contexte import Contexte
from graph.execution import Requete as Demande
from graph.execution import executer
from graph.schema import schema
from loaders.organisme import organisme_par_numero
from loaders.requete import Requete
from models.lecteur import PUBLIC
from rules.parametres import Parametres

pytestmark = pytest.mark.anyio

NIVEAU = Requete("SELECT current_setting('transaction_isolation'), current_setting('transaction_read_only')", {})
COMPTER = Requete("SELECT count(*) FROM organisme", {})
FAUTE = Requete("SELECT 1 / 0", {})
NUMERO = "OR_0000000001"


@pytest.fixture
async def pool(base: str) -> AsyncIterator[AsyncConnectionPool[Any]]:
    options = {"autocommit": True}
    async with AsyncConnectionPool(base, kwargs=options, min_size=1, max_size=1, timeout=2, open=False) as ouvert:
        yield ouvert


def contexte(pool: AsyncConnectionPool[Any]) -> Contexte:
    return Contexte(pool, PUBLIC, date(2026, 11, 23), Parametres("52"))


async def test_statements_run_in_one_read_only_snapshot(pool: AsyncConnectionPool[Any]):
    async with contexte(pool) as ouvert:
        assert await ouvert.executer(NIVEAU) == [("repeatable read", "on")]


async def test_what_is_written_meanwhile_is_not_seen(pool: AsyncConnectionPool[Any], base: str):
    async with contexte(pool) as ouvert:
        avant = await ouvert.executer(COMPTER)
        with psycopg.connect(base) as autre:
            autre.execute("INSERT INTO organisme (statut, source, raison_sociale) VALUES ('VALIDEE', 'LHEO', 'Autre')")
        assert await ouvert.executer(COMPTER) == avant == [(0,)]
    async with contexte(pool) as suivant:
        assert await suivant.executer(COMPTER) == [(1,)]


async def test_a_statement_waits_for_no_connection_that_its_own_operation_holds(pool: AsyncConnectionPool[Any]):
    async with contexte(pool) as ouvert:
        assert await asyncio.gather(*(ouvert.executer(COMPTER) for _ in range(5))) == [[(0,)]] * 5


async def test_the_connection_goes_back_usable_whatever_happened(pool: AsyncConnectionPool[Any]):
    async with contexte(pool) as ouvert:
        with pytest.raises(psycopg.errors.DivisionByZero):
            await ouvert.executer(FAUTE)
    async with contexte(pool) as suivant:
        assert await suivant.executer(NIVEAU) == [("repeatable read", "on")]
    async with pool.connection() as rendue:
        assert rendue.info.transaction_status == psycopg.pq.TransactionStatus.IDLE


async def test_after_a_failure_the_others_fail_for_its_reason(pool: AsyncConnectionPool[Any]):
    async with contexte(pool) as ouvert:
        with pytest.raises(psycopg.errors.DivisionByZero):
            await ouvert.executer(FAUTE)
        with pytest.raises(psycopg.errors.DivisionByZero):
            await ouvert.executer(COMPTER)


async def test_a_connection_that_died_in_the_pool_is_replaced(pool: AsyncConnectionPool[Any], base: str):
    async with contexte(pool) as ouvert:
        [(pid,)] = await ouvert.executer(Requete("SELECT pg_backend_pid()", {}))
    with psycopg.connect(base) as autre:
        autre.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    async with contexte(pool) as suivant:
        assert await suivant.executer(COMPTER) == [(0,)]


async def test_a_full_pool_is_waited_for_once(pool: AsyncConnectionPool[Any]):
    pool.timeout = 0.5
    async with contexte(pool) as occupe, contexte(pool) as second:
        await occupe.executer(COMPTER)
        debut = time.monotonic()
        with pytest.raises(PoolTimeout):
            await second.executer(COMPTER)
        assert time.monotonic() - debut < 0.95


async def test_a_value_that_the_database_cannot_hold_fails_alone(pool: AsyncConnectionPool[Any]):
    async with contexte(pool) as ouvert:
        await ouvert.executer(COMPTER)
        with pytest.raises(psycopg.DataError):
            await ouvert.executer(Requete("SELECT %(texte)s", {"texte": "\x00"}))
        assert await ouvert.executer(COMPTER) == [(0,)]


async def test_an_operation_cut_short_gives_its_connection_back(pool: AsyncConnectionPool[Any]):
    async def dormir() -> None:
        async with contexte(pool) as ouvert:
            await ouvert.executer(Requete("SELECT pg_sleep(30)", {}))

    tache = asyncio.create_task(dormir())
    await asyncio.sleep(0.2)
    tache.cancel()
    with pytest.raises(asyncio.CancelledError):
        await tache
    async with contexte(pool) as suivant:
        assert await suivant.executer(COMPTER) == [(0,)]


async def test_what_fields_share_ends_with_its_operation(pool: AsyncConnectionPool[Any]):
    async with asyncio.timeout(15), contexte(pool) as ouvert:
        partage = ouvert.une_fois("lent", lambda: ouvert.executer(Requete("SELECT pg_sleep(30)", {})))
        await asyncio.sleep(0.2)
    assert asyncio.isfuture(partage)
    assert partage.done()
    async with contexte(pool) as suivant:
        assert await suivant.executer(COMPTER) == [(0,)]


@pytest.mark.parametrize(
    "document",
    [
        '{ etablissement(siret: "x") { id } formacodes(first: -1) { nodes { id } } }',
        "{ organismes { nodes { id } total { valeur } } formacodes(first: -1) { nodes { id } } }",
        "{ catalogue { misAJourLe } romes(first: -1) { nodes { id } } }",
    ],
)
async def test_what_a_refused_field_left_unread_takes_no_connection(pool: AsyncConnectionPool[Any], document: str):
    async with contexte(pool) as refuse:
        assert (await executer(schema, Demande(document), refuse)).code == "BAD_USER_INPUT"
    await asyncio.sleep(0.1)
    async with contexte(pool) as suivant:
        assert await suivant.executer(COMPTER) == [(0,)]


async def test_what_still_reads_when_its_operation_ends_is_ended(pool: AsyncConnectionPool[Any]):
    async with asyncio.timeout(15), contexte(pool) as ouvert:
        reste = asyncio.ensure_future(ouvert.executer(Requete("SELECT pg_sleep(30)", {})))
        await asyncio.sleep(0.2)
    assert reste.cancelled()
    async with contexte(pool) as suivant:
        assert await suivant.executer(COMPTER) == [(0,)]


async def test_who_still_waits_when_the_operation_ends_is_told(pool: AsyncConnectionPool[Any]):
    async def attendre(ouvert: Contexte) -> None:
        await ouvert.charger(organisme_par_numero, NUMERO)

    async with contexte(pool) as ouvert:
        attente = asyncio.create_task(attendre(ouvert))
        await asyncio.sleep(0)
    async with asyncio.timeout(5):
        await asyncio.wait([attente])
    assert attente.cancelled()


async def test_neighbours_are_read_together_and_in_their_order(pool: AsyncConnectionPool[Any], base: str):
    with psycopg.connect(base) as connexion:
        connexion.execute(
            "INSERT INTO organisme (statut, source, raison_sociale) VALUES ('VALIDEE', 'LHEO', 'Un'), "
            "('VALIDEE', 'LHEO', 'Deux')"
        )
    vus: list[str] = []
    async with Contexte(
        pool, PUBLIC, date(2026, 11, 23), Parametres("52"), lambda requete, _: vus.append(requete.nom)
    ) as ouvert:
        numeros = ["OR_0000000002", "inconnu", NUMERO, NUMERO]
        trouves = await asyncio.gather(*(ouvert.charger(organisme_par_numero, numero) for numero in numeros))
    assert [trouve and trouve.nom for trouve in trouves] == ["Deux", None, "Un", "Un"]
    assert vus == ["organisme_par_numero"]
