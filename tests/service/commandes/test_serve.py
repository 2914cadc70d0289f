import os
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.erreurs import EntreeInvalide, Indisponible
from service.commandes.serve import serve
from service.postgres.partage import serveur_arrete
from service.postgres.verrous import attendre

SOFI = str(Path(sys.executable).with_name("sofi"))


@pytest.fixture
def port() -> int:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return prise.getsockname()[1]


@pytest.fixture
def environnement() -> Iterator[dict[str, str]]:
    """A data directory of its own, migrated; no server of it is left."""
    with tempfile.TemporaryDirectory(prefix="sofi-essai-", dir="/tmp") as racine:
        Path(racine).chmod(0o755)
        data = Path(racine) / "data"
        env = {nom: valeur for nom, valeur in os.environ.items() if nom != "DATABASE_URL"} | {"SOFI_DATA": str(data)}
        subprocess.run([SOFI, "migrate"], check=True, capture_output=True, env=env)
        yield env
        assert serveur_arrete(data, 20)


def repond(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as reponse:
            return reponse.status == 200
    except OSError:
        return False


def occupe(port: int) -> bool:
    with socket.socket() as prise:
        return prise.connect_ex(("127.0.0.1", port)) == 0


@pytest.mark.parametrize("processus", ["1", "2"])
def test_a_killed_server_frees_its_port_and_its_database(environnement: dict[str, str], port: int, processus: str):
    commande = subprocess.Popen([SOFI, "serve", "--port", str(port), "--workers", processus], env=environnement)
    assert attendre(lambda: repond(port), 40)
    commande.kill()
    commande.wait()
    assert attendre(lambda: not occupe(port), 20)
    assert serveur_arrete(Path(environnement["SOFI_DATA"]), 20)


def test_an_interrupted_server_ends_quietly(environnement: dict[str, str], port: int):
    commande = subprocess.Popen(
        [SOFI, "serve", "--port", str(port)], env=environnement, stderr=subprocess.PIPE, text=True
    )
    assert attendre(lambda: repond(port), 40)
    commande.send_signal(signal.SIGINT)
    assert commande.communicate(timeout=20)[1] == f"SOFI listens on http://127.0.0.1:{port}\n"


def test_a_database_that_was_not_migrated_is_not_served(base_vide: str, port: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATABASE_URL", base_vide)
    with pytest.raises(Indisponible, match="lancez : sofi migrate"):
        serve(port=port)


def test_a_port_already_taken_is_told_before_anything_starts(port: int):
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", port))
        prise.listen()
        with pytest.raises(EntreeInvalide) as refus:
            serve(port=port)
    assert refus.value.message.startswith(f"Le port {port} de 127.0.0.1 est déjà pris")
