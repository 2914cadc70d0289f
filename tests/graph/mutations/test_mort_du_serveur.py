"""A server that is killed while it writes: sent again under its key, a mutation is done, once."""

import asyncio
import json
import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg
import pytest

from service.comptes import jetons
from service.postgres.verrous import attendre
from tests.graph.mutations.conftest import LireLaBase

pytestmark = pytest.mark.anyio

SOFI = str(Path(sys.executable).with_name("sofi"))
CREER = """mutation { creerSession(action: "AC_0000000002", donnees: {capaciteCumulee: 12, sites: ["SI_0000000001"]},
  cle: "k1") { session { numero } anomalies { code niveau } conflit { modifieLe } } }"""
COMPTER = """SELECT (SELECT count(*) FROM session) AS sessions, (SELECT count(*) FROM session_site) AS lieux,
  (SELECT count(*) FROM evenement) AS evenements, (SELECT count(*) FROM reponse_gardee) AS reponses"""
RIEN, UNE = (4, 4, 0, 0), (5, 5, 1, 1)


@asynccontextmanager
async def servi(url: str) -> AsyncIterator[int]:
    """The port of a server in a process of its own, killed at the end."""
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        port = prise.getsockname()[1]
    environnement = os.environ | {"DATABASE_URL": url, "SOFI_AUJOURDHUI": "2026-11-23"}
    serveur = subprocess.Popen([SOFI, "serve", "--port", str(port)], env=environnement, stderr=subprocess.DEVNULL)  # noqa: ASYNC220
    try:
        assert await asyncio.to_thread(attendre, lambda: ecoute(port), 40)
        yield port
    finally:
        serveur.kill()
        serveur.wait()


def ecoute(port: int) -> bool:
    with socket.socket() as prise:
        return prise.connect_ex(("127.0.0.1", port)) == 0


def envoyer(port: int, jeton: str) -> Any:
    requete = urllib.request.Request(
        f"http://127.0.0.1:{port}/graphql",
        json.dumps({"query": CREER}).encode(),
        {"content-type": "application/json", "authorization": f"Bearer {jeton}"},
    )
    with urllib.request.urlopen(requete, timeout=30) as reponse:  # noqa: S310
        return json.load(reponse)


async def test_a_server_killed_in_the_middle_wrote_nothing_and_the_next_one_does_it_once(
    a_saisir: str, lire_la_base: LireLaBase
):
    def compter() -> tuple[int, ...]:
        (ligne,) = lire_la_base(COMPTER)
        return tuple(ligne.values())

    jeton = jetons.creer(a_saisir, "saisie@bois.example")
    with psycopg.connect(a_saisir) as connexion:
        connexion.execute("SELECT FROM action WHERE id = 602 FOR UPDATE")  # what a new session refers to
        async with servi(a_saisir) as port:
            perdue = asyncio.create_task(asyncio.to_thread(envoyer, port, jeton))
            guet = "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query ^@ '-- creer_session'"
            assert await asyncio.to_thread(attendre, lambda: lire_la_base(guet) != [], 20)
        with suppress(OSError, ValueError):
            pytest.fail(f"answered: {await perdue}")
    assert compter() == RIEN
    async with servi(a_saisir) as port:
        premiere = await asyncio.to_thread(envoyer, port, jeton)
        assert premiere["data"]["creerSession"]["session"]["numero"]
        assert compter() == UNE
        assert await asyncio.to_thread(envoyer, port, jeton) == premiere
    assert compter() == UNE
