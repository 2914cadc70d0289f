import asyncio
from collections.abc import AsyncIterator
from datetime import date

import psycopg
import pytest

from graph.contexte import Contexte
from graph.envoi import lire_ensemble
from graph.guet import ConnexionGuettee
from loaders.requete import Requete
from models.lecteur import PUBLIC
from rules.parametres import Parametres
from service.pool import Pool, ouvrir_pool
from service.reglages import Reglages

pytestmark = pytest.mark.anyio

UN = Requete("SELECT 1", {}, preparee=True)
DORMIR = Requete("SELECT pg_sleep(30)", {}, preparee=True)


@pytest.fixture
async def pool(base: str) -> AsyncIterator[Pool]:
    async with asyncio.timeout(20), ouvrir_pool(base, Reglages(SOFI_POOL_MIN=1, SOFI_POOL_MAX=1)) as ouvert:
        yield ouvert


@pytest.fixture
async def connexion(pool: Pool) -> AsyncIterator[ConnexionGuettee]:
    async with pool.connection() as prise:
        yield prise


async def test_a_connection_stays_watched_from_one_statement_to_the_next(connexion: ConnexionGuettee):
    for _ in range(3):  # prepared, then alone, then again
        assert await lire_ensemble(connexion, [UN]) == [[(1,)]]
        assert connexion.guet.tenu


async def test_psycopg_and_reads_take_turns_on_a_connection(connexion: ConnexionGuettee):
    for _ in range(3):
        assert await lire_ensemble(connexion, [UN]) == [[(1,)]]
        assert await (await connexion.execute("SELECT 2")).fetchone() == (2,)


async def test_several_statements_and_one_take_turns_on_a_connection(connexion: ConnexionGuettee):
    for requetes in ([UN], [UN], [UN, UN], [UN]):
        assert await lire_ensemble(connexion, requetes) == [[(1,)]] * len(requetes)


async def test_a_prepared_statement_that_fails_leaves_its_connection_usable(connexion: ConnexionGuettee):
    faute = Requete("SELECT 1 / %(diviseur)s::int", {"diviseur": 0}, preparee=True)
    await lire_ensemble(connexion, [Requete(faute.texte, {"diviseur": 1}, preparee=True)])
    with pytest.raises(psycopg.errors.DivisionByZero):
        await lire_ensemble(connexion, [faute])
    assert await lire_ensemble(connexion, [UN]) == [[(1,)]]


@pytest.mark.parametrize("deja", [False, True])
async def test_a_statement_cut_short_leaves_its_connection_usable(connexion: ConnexionGuettee, deja: bool):
    if deja:
        await lire_ensemble(connexion, [Requete(DORMIR.texte.replace("30", "%(s)s::int"), {"s": 0}, preparee=True)])
    longue = Requete(DORMIR.texte.replace("30", "%(s)s::int"), {"s": 30}, preparee=True)
    lecture = asyncio.create_task(lire_ensemble(connexion, [longue]))
    await asyncio.sleep(0.2)
    lecture.cancel()
    with pytest.raises(asyncio.CancelledError):
        await lecture
    assert await lire_ensemble(connexion, [UN]) == [[(1,)]]


async def test_a_connection_that_ends_while_it_rests_is_heard_and_replaced(pool: Pool, base: str):
    async with pool.connection() as prise:
        await lire_ensemble(prise, [UN])
        pid = prise.info.backend_pid
    with psycopg.connect(base, autocommit=True) as autre:
        autre.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    await asyncio.sleep(0.2)
    assert not prise.guet.tenu
    async with Contexte(pool, PUBLIC, date(2026, 11, 23), Parametres("52")) as ouvert:
        assert await ouvert.executer(UN) == [(1,)]


@pytest.mark.parametrize("textes", [['"'], ["\\"], ["{a,b}", ""], ['é", NULL', "NULL"], [" a "]])
async def test_texts_are_sent_as_they_are(connexion: ConnexionGuettee, textes: list[str]):
    requete = Requete("SELECT unnest(%(cle)s::text[])", {"cle": textes}, preparee=True)
    assert await lire_ensemble(connexion, [requete]) == [[(texte,) for texte in textes]]
