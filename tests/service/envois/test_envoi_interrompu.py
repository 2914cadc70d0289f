"""`POST /imports/lheo`: who leaves, or is killed, in the middle; a lot is whole, or is not."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from http.client import HTTPConnection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from starlette.requests import Request

from models.autosaisie import Role
from models.lecteur import Lecteur
from rules.niveaux import cadre_d_import
from rules.parametres import Parametres
from rules.regle import Cadre
from service.http.imports import PointImport
from service.postgres.verrous import attendre
from tests.service.envois.conftest import SIEN, Compte, Fichier, Lire

SOFI = str(Path(sys.executable).with_name("sofi"))
ATTEND = "SELECT FROM pg_locks WHERE locktype = 'relation' AND relation = 'session'::regclass AND NOT granted"
LOTS = "SELECT count(*) FROM lot"
CARIF = Lecteur(Role.CARIF, 1, "carif@example.org")


def cadre() -> Cadre:
    return cadre_d_import(date(2026, 11, 23), Parametres("52"))


def demande(catalogue: str, *messages: dict[str, Any]) -> Request:
    """The request of the Carif, for good, whose body comes so."""
    recus = iter(messages)

    async def receive() -> dict[str, Any]:
        return next(recus)

    scope = {
        "type": "http",
        "method": "POST",
        "headers": [],
        "query_string": f"organisme={SIEN}&essai=false".encode(),
        "app": SimpleNamespace(state=SimpleNamespace(url=catalogue)),
        "state": {"lecteur": CARIF},
    }
    return Request(scope, receive)


@pytest.fixture
def envois(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where what is sent is written down."""
    dossier = tmp_path / "envois"
    dossier.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(dossier))
    return dossier


@pytest.fixture
def bloquee(catalogue: str) -> Iterator[psycopg.Connection]:
    """A connection that keeps others from writing sessions, until it rolls back."""
    with psycopg.connect(catalogue) as connexion:
        connexion.execute("LOCK TABLE session IN SHARE MODE")
        yield connexion


@contextmanager
def servi(catalogue: str) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """The whole command, as a process of its own, and its port."""
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        port = prise.getsockname()[1]
    env = os.environ | {"DATABASE_URL": catalogue, "PORT": str(port)}
    with subprocess.Popen([SOFI, "serve"], env=env, stderr=subprocess.DEVNULL) as commande:
        assert attendre(lambda: ecoute(port), 60)
        yield commande, port
        commande.send_signal(signal.SIGINT)


def ecoute(port: int) -> bool:
    with socket.socket() as prise:
        return prise.connect_ex(("127.0.0.1", port)) == 0


def un_import_attend(catalogue: str) -> bool:
    with psycopg.connect(catalogue) as connexion:
        return connexion.execute(ATTEND).rowcount == 1


def test_a_client_that_leaves_before_the_end_of_its_file_leaves_nothing(catalogue: str, lire: Lire, envois: Path):
    morceau = {"type": "http.request", "body": b"<lheo", "more_body": True}
    requete = demande(catalogue, morceau, {"type": "http.disconnect"})
    reponse = asyncio.run(PointImport(1000, cadre).servir(requete))
    assert (reponse.status_code, list(envois.iterdir()), lire(LOTS)) == (499, [], [(2,)])


def test_an_import_that_nobody_waits_for_any_more_ends_whole(
    catalogue: str, lire: Lire, fichier: Fichier, envois: Path, bloquee: psycopg.Connection
):
    requete = demande(catalogue, {"type": "http.request", "body": fichier("S1"), "more_body": False})

    async def abandonner() -> None:
        tache = asyncio.create_task(PointImport(10_000, cadre).servir(requete))
        assert await asyncio.to_thread(attendre, lambda: un_import_attend(catalogue), 60)
        tache.cancel()
        bloquee.rollback()
        with pytest.raises(asyncio.CancelledError):
            await tache

    asyncio.run(abandonner())
    assert (list(envois.iterdir()), lire(LOTS)) == ([], [(3,)])


def test_a_server_that_is_killed_leaves_nothing_and_the_same_file_goes_in_afterwards(
    catalogue: str, compte: Compte, fichier: Fichier, lire: Lire, bloquee: psycopg.Connection
):
    entetes = {"authorization": f"Bearer {compte(importe=True)}"}
    with servi(catalogue) as (commande, port), closing(HTTPConnection("127.0.0.1", port, timeout=60)) as client:
        client.request("POST", "/imports/lheo?essai=false", fichier("S1"), entetes)
        assert attendre(lambda: un_import_attend(catalogue), 60)
        commande.kill()
        with pytest.raises(OSError):  # noqa: PT011  whichever way the connection breaks
            client.getresponse()
    bloquee.rollback()
    assert lire(LOTS) == [(2,)]
    with servi(catalogue) as (_, port), closing(HTTPConnection("127.0.0.1", port, timeout=60)) as client:
        client.request("POST", "/imports/lheo?essai=false", fichier("S1"), entetes)
        assert client.getresponse().read().startswith(b'{"essai":false')
    assert lire(LOTS) == [(3,)]
