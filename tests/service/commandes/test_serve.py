import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from graph.plan.verification import DeclarationsFausses
from models.erreurs import EntreeInvalide, Indisponible
from models.migrer import migrer
from service.commandes.serve import DELAI_D_ARRET_S, ecouter, serve
from service.postgres.ouverture import base_ouverte
from service.postgres.partage import serveur_arrete
from service.postgres.verrous import attendre
from service.reglages import Reglages

SOFI = str(Path(sys.executable).with_name("sofi"))


@pytest.fixture
def port() -> int:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return prise.getsockname()[1]


@pytest.fixture
def data(place_des_serveurs: Path) -> Iterator[Path]:
    """A data directory of its own, migrated; no server of it is left."""
    with tempfile.TemporaryDirectory(prefix="sofi-essai-", dir=place_des_serveurs) as racine:
        Path(racine).chmod(0o755)
        dossier = Path(racine) / "data"
        with base_ouverte(Reglages(SOFI_DATA=dossier, DATABASE_URL=None)) as url:
            migrer(url)
        yield dossier
        assert serveur_arrete(dossier, 20)


def repond(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as reponse:
            return reponse.status == 200
    except OSError:
        return False


def occupe(port: int) -> bool:
    with socket.socket() as prise:
        return prise.connect_ex(("127.0.0.1", port)) == 0


def lancer(port: int, *options: str, **environnement: str) -> subprocess.Popen[str]:
    env = {nom: valeur for nom, valeur in os.environ.items() if nom != "DATABASE_URL"} | environnement
    commande = subprocess.Popen(
        [SOFI, "serve", "--port", str(port), *options], env=env, stderr=subprocess.PIPE, text=True
    )
    assert attendre(lambda: repond(port) or commande.poll() is not None, 40)
    return commande


def test_a_killed_server_leaves_neither_workers_on_its_port_nor_a_database(data: Path, port: int):
    commande = lancer(port, "--workers", "2", SOFI_DATA=str(data))
    commande.kill()
    commande.communicate(timeout=20)
    assert attendre(lambda: not occupe(port), 20)
    assert serveur_arrete(data, 20)


def test_an_interrupted_server_ends_quietly(base: str, port: int):
    commande = lancer(port, DATABASE_URL=base)
    commande.send_signal(signal.SIGINT)
    assert commande.communicate(timeout=20)[1] == f"SOFI listens on http://127.0.0.1:{port}\n"


def test_a_server_told_to_stop_ends_the_exports_that_last(base: str, port: int):
    commande = lancer(port, DATABASE_URL=base)
    with psycopg.connect(base) as connexion, socket.create_connection(("127.0.0.1", port)) as prise:
        connexion.execute("LOCK TABLE action")
        prise.sendall(b"GET /lheo.xml HTTP/1.1\r\nhost: a\r\n\r\n")
        assert attendre(lambda: attendent(connexion) == 1, 10)
        commande.send_signal(signal.SIGTERM)
        time.sleep(DELAI_D_ARRET_S + 1)
        connexion.rollback()  # the export would now go on
        assert prise.recv(100) == b""
    commande.communicate(timeout=20)
    assert commande.returncode == -signal.SIGTERM


def attendent(connexion: psycopg.Connection) -> int:
    """How many wait for a table that this connection holds."""
    return connexion.execute(
        "SELECT count(*) FROM pg_locks WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid)) AND NOT granted"
    ).fetchone()[0]


def test_a_database_that_was_not_migrated_is_not_served(base_vide: str, port: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATABASE_URL", base_vide)
    with pytest.raises(Indisponible, match="lancez : sofi migrate"):
        serve(port=port)


def test_workers_that_would_not_start_are_not_started(relation_fausse: str):
    with pytest.raises(DeclarationsFausses, match=relation_fausse):
        ecouter("postgresql://127.0.0.1:9/rien", "127.0.0.1", 0, processus=2)


def test_a_port_already_taken_is_told_before_anything_starts(port: int):
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", port))
        prise.listen()
        with pytest.raises(EntreeInvalide) as refus:
            serve(port=port)
    assert refus.value.message.startswith(f"Le port {port} de 127.0.0.1 est déjà pris")
