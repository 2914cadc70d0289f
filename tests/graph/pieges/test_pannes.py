"""What goes wrong while an operation runs: the same answer by each driver, and a connection that still serves."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from psycopg_pool import AsyncConnectionPool

from graph.contexte import Contexte
from graph.execution import Reponse, Requete
from graph.schema import schema
from models.lecteur import PUBLIC
from rules.parametres import Parametres
from tests.graph.conftest import AUJOURD_HUI
from tests.graph.pilotes import Moteurs, Pilote, repondre, sous_chaque_moteur

pytestmark = [pytest.mark.anyio, sous_chaque_moteur]

LECTURE = Requete(
    """{ organisme(numero: "OR_0000000001") { id formations { nodes { id actions { nodes { id sessions {
      nodes { id } } } } } } } }"""
)
# a page that is looked at is read by a statement of its own
EN_PLUSIEURS_ENONCES = Requete(
    """{ organisme(numero: "OR_0000000001") { id formations { nodes { id actions { nodes { id } pageInfo {
      hasNextPage } } } } } }"""
)
QUI_ATTENDENT = "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"


@pytest.fixture
def pilote(moteurs: Moteurs) -> Pilote:
    return moteurs(schema)


@pytest.fixture
async def pool(catalogue_du_module: str) -> AsyncIterator[AsyncConnectionPool[Any]]:
    options = {"autocommit": True}
    async with AsyncConnectionPool(
        catalogue_du_module, kwargs=options, min_size=1, max_size=1, timeout=0.5, open=False
    ) as ouvert:
        yield ouvert


@contextmanager
def verrouillee(url: str, table: str) -> Iterator[psycopg.Connection]:
    """A table that nobody reads meanwhile."""
    with psycopg.connect(url) as connexion:
        connexion.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE".encode())
        yield connexion
        connexion.rollback()


async def lire(pilote: Pilote, pool: AsyncConnectionPool[Any], requete: Requete = LECTURE) -> Reponse:
    async with Contexte(pool, PUBLIC, AUJOURD_HUI, Parametres("52")) as contexte:
        return await repondre(pilote, requete, contexte)


async def attend(url: str) -> int:
    """The process of the database that waits for the lock."""
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connexion:
        for _ in range(500):
            if ligne := await (await connexion.execute(QUI_ATTENDENT)).fetchone():
                return int(ligne[0])
            await asyncio.sleep(0.02)
    raise TimeoutError


async def encore(pilote: Pilote, pool: AsyncConnectionPool[Any]) -> None:
    """The pool's one connection serves the next operation."""
    reponse = await lire(pilote, pool)
    assert reponse.erreurs == []
    assert reponse.donnees["organisme"]["id"] == "OR_0000000001"


@pytest.mark.parametrize("table", ["organisme", "session"])
async def test_a_statement_that_lasts_too_long_is_refused_as_too_costly(
    pilote: Pilote, pool: AsyncConnectionPool[Any], catalogue_du_module: str, table: str
):
    async with pool.connection() as connexion:
        await connexion.execute("SET statement_timeout = '200ms'")
    with verrouillee(catalogue_du_module, table):
        reponse = await lire(pilote, pool)
    assert [erreur["extensions"]["code"] for erreur in reponse.erreurs] == ["COST_LIMIT"]
    assert reponse.donnees == {"organisme": None}
    await encore(pilote, pool)


@pytest.mark.parametrize("table", ["organisme", "session"])
async def test_a_client_that_leaves_gives_its_connection_back(
    pilote: Pilote, pool: AsyncConnectionPool[Any], catalogue_du_module: str, table: str
):
    with verrouillee(catalogue_du_module, table):
        tache = asyncio.create_task(lire(pilote, pool))
        await attend(catalogue_du_module)
        tache.cancel()
        with pytest.raises(asyncio.CancelledError):
            await tache
    await encore(pilote, pool)


@pytest.mark.parametrize("table", ["organisme", "session"])
async def test_a_connection_that_dies_is_told_as_unavailable(
    pilote: Pilote, pool: AsyncConnectionPool[Any], catalogue_du_module: str, table: str
):
    with verrouillee(catalogue_du_module, table) as autre:
        tache = asyncio.create_task(lire(pilote, pool))
        autre.execute("SELECT pg_terminate_backend(%s)", [await attend(catalogue_du_module)])
        reponse = await tache
    assert [erreur["extensions"]["code"] for erreur in reponse.erreurs] == ["UNAVAILABLE"]
    await encore(pilote, pool)


async def test_a_full_pool_is_told_as_unavailable(pilote: Pilote, pool: AsyncConnectionPool[Any]):
    async with pool.connection():
        reponse = await lire(pilote, pool)
    assert (reponse.code, reponse.donnees) == ("UNAVAILABLE", {"organisme": None})
    await encore(pilote, pool)


@pytest.mark.parametrize("table", ["organisme", "session"])
async def test_what_nobody_expected_is_masked_and_logged_once(
    pilote: Pilote,
    pool: AsyncConnectionPool[Any],
    catalogue_du_module: str,
    table: str,
    caplog: pytest.LogCaptureFixture,
):
    with psycopg.connect(catalogue_du_module, autocommit=True) as connexion:
        connexion.execute(f"ALTER TABLE {table} RENAME TO ailleurs".encode())
        try:
            reponse = await lire(pilote, pool)
        finally:
            connexion.execute(f"ALTER TABLE ailleurs RENAME TO {table}".encode())
    [erreur] = reponse.erreurs
    reference = erreur["extensions"]["reference"]
    assert (erreur["message"], erreur["extensions"]["code"], reponse.donnees) == (
        f"Erreur interne, référence {reference}",
        "INTERNAL_SERVER_ERROR",
        {"organisme": None},
    )
    assert [ligne.getMessage() for ligne in caplog.records if ligne.levelname == "ERROR"] == [
        f"internal error {reference}"
    ]
    await encore(pilote, pool)


async def test_what_is_written_while_it_runs_is_not_seen(
    pilote: Pilote, pool: AsyncConnectionPool[Any], catalogue_du_module: str
):
    avant = await lire(pilote, pool, EN_PLUSIEURS_ENONCES)
    with psycopg.connect(catalogue_du_module) as autre:
        autre.execute("UPDATE action SET statut = 'ARCHIVEE' WHERE id = 601")
        autre.execute("LOCK TABLE action IN ACCESS EXCLUSIVE MODE")
        tache = asyncio.create_task(lire(pilote, pool, EN_PLUSIEURS_ENONCES))
        await attend(catalogue_du_module)
        autre.execute("UPDATE organisme SET suspendu = true WHERE id = 101")
        autre.commit()
        reponse = await tache
        autre.execute("UPDATE organisme SET suspendu = false WHERE id = 101")
        autre.execute("UPDATE action SET statut = 'VALIDEE' WHERE id = 601")
    assert reponse == avant
