"""`sofi serve` in a process of its own, as clients meet it."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from service.postgres.verrous import attendre


@contextmanager
def serveur_http(url: str) -> Iterator[int]:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        port = prise.getsockname()[1]
    sofi = str(Path(sys.executable).with_name("sofi"))
    with subprocess.Popen([sofi, "serve", "--port", str(port)], env=os.environ | {"DATABASE_URL": url}) as serveur:
        try:
            assert attendre(lambda: ecoute(port), 30)
            yield port
        finally:
            serveur.send_signal(signal.SIGINT)


def ecoute(port: int) -> bool:
    with socket.socket() as prise:
        return prise.connect_ex(("127.0.0.1", port)) == 0
