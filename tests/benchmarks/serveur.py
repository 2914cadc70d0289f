"""Servers in processes of their own, as clients meet them: `sofi serve`, or any that reads its port in PORT."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from service.postgres.verrous import attendre

SOFI = (str(Path(sys.executable).with_name("sofi")), "serve")


class Servi(NamedTuple):
    """A server that listens."""

    port: int
    pid: int


@contextmanager
def serveur_http(url: str) -> Iterator[int]:
    with servir(SOFI, {"DATABASE_URL": url}) as servi:
        yield servi.port


@contextmanager
def servir(commande: Sequence[str], reglages: Mapping[str, str], dossier: Path | None = None) -> Iterator[Servi]:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        port = prise.getsockname()[1]
    environnement = os.environ | reglages | {"PORT": str(port)}
    with subprocess.Popen(commande, env=environnement, cwd=dossier) as serveur:
        try:
            assert attendre(lambda: ecoute(port), 30)
            yield Servi(port, serveur.pid)
        finally:
            serveur.send_signal(signal.SIGINT)


def ecoute(port: int) -> bool:
    with socket.socket() as prise:
        return prise.connect_ex(("127.0.0.1", port)) == 0
