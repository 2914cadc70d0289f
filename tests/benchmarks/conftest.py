"""A server of its own, durable as in service, and one catalogue per size, imported once and measured meanwhile."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from rich.console import Console
from rich.table import Table

from models.migrer import migrer
from service.commandes.demo import remplir
from service.demo.catalogue import Taille
from service.postgres.ouverture import creer_si_absente, url_embarquee
from service.postgres.partage import serveur_arrete, serveur_partage
from service.reglages import lire_reglages

MESURES = Path(__file__).with_name("mesures.py")
ORGANISMES = 3200
SESSIONS = int(os.environ.get("SOFI_BENCH_SESSIONS", "120000"))

Mesurer = Callable[..., SimpleNamespace]
Montrer = Callable[[Table], None]


@pytest.fixture(scope="session")
def tailles() -> tuple[int, int]:
    """Sessions of the small sample and of the large one, ten times as many."""
    return SESSIONS // 10, SESSIONS


@pytest.fixture(scope="session")
def place() -> Iterator[Path]:
    """A directory that the server's account may enter."""
    with tempfile.TemporaryDirectory(prefix="sofi-banc-", dir="/tmp") as dossier:
        Path(dossier).chmod(0o755)
        yield Path(dossier)


@pytest.fixture(scope="session")
def serveur_durable(place: Path) -> Iterator[Path]:
    """The socket directory of an embedded server as `sofi` runs it."""
    with serveur_partage(place / "data", lire_reglages().pg_bindir) as prises:
        yield prises
    assert serveur_arrete(place / "data", 60)


@pytest.fixture(scope="session")
def mesurer() -> Mesurer:
    """Run one measure in a process of its own."""

    def mesurer(geste: str, *arguments: object) -> SimpleNamespace:
        commande = [sys.executable, str(MESURES), geste, *map(str, arguments)]
        sortie = subprocess.run(commande, check=True, stdout=subprocess.PIPE, text=True).stdout
        return SimpleNamespace(**json.loads(sortie))

    return mesurer


@pytest.fixture(scope="session")
def montrer() -> Montrer:
    """Print a table, wide enough even where there is no terminal."""
    return lambda table: Console(width=118).print("\n", table)


@pytest.fixture(scope="session")
def imports(
    tailles: tuple[int, int], place: Path, serveur_durable: Path, mesurer: Mesurer
) -> dict[int, SimpleNamespace]:
    """Both samples imported then replayed, the yardstick measured before, between and after."""
    return {sessions: importer(sessions, place / str(sessions), serveur_durable, mesurer) for sessions in tailles}


@pytest.fixture(scope="session")
def grand(imports: dict[int, SimpleNamespace]) -> SimpleNamespace:
    """The large sample."""
    *_, grand = imports.values()
    return grand


@pytest.fixture(scope="session")
def exemple(serveur_durable: Path) -> str:
    """The URL of the catalogue that `sofi demo` makes, its reference data with it: searches need them."""
    creer_si_absente(serveur_durable, "banc_exemple")
    url = url_embarquee(serveur_durable, "banc_exemple")
    migrer(url)
    remplir(url, lire_reglages(), Taille(ORGANISMES, SESSIONS))
    return url


@pytest.fixture
def catalogue(exemple: str) -> Iterator[psycopg.Connection[Any]]:
    """A connection to it."""
    with psycopg.connect(exemple, autocommit=True) as connexion:
        connexion.execute("VACUUM ANALYZE")
        connexion.execute("SET jit = off")
        yield connexion


def importer(sessions: int, dossier: Path, prises: Path, mesurer: Mesurer) -> SimpleNamespace:
    base = f"banc_{sessions}"
    creer_si_absente(prises, base)
    url = url_embarquee(prises, base)
    migrer(url)
    dossier.mkdir()
    ecrit = mesurer("generer", dossier, sessions)
    lot, rejeu = dossier / "lot", dossier / "rejeu"
    gestes: list[Any] = [("lire", lot), ("importer", lot, url), ("lire", lot), ("importer", rejeu, url), ("lire", lot)]
    etalon1, premier, etalon2, second, etalon3 = [mesurer(*geste) for geste in gestes]
    etalons = sorted(etalon.secondes for etalon in (etalon1, etalon2, etalon3))
    vingtieme = dossier / "vingtieme"
    return SimpleNamespace(
        url=url, octets=ecrit.octets, etalons=etalons, import_=premier, rejeu=second, vingtieme=vingtieme
    )
