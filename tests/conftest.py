"""One embedded PostgreSQL per run, whatever the number of workers; one fresh database per test that asks for it."""

import fcntl
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from itertools import count
from pathlib import Path

import psycopg
import pytest
from hypothesis import settings
from psycopg import sql

from models.migrer import migrer
from service.commandes.demo import preparer
from service.postgres.ouverture import creer_si_absente, url_embarquee
from service.postgres.partage import serveur_arrete, serveur_partage
from service.postgres.verrous import fichier_ouvert
from service.reglages import Reglages, lire_reglages
from tests.bases import MODELE, copie

DOSSIER = "SOFI_TESTS_DOSSIER"  # how xdist's workers learn where the server of the run lives
PREFIXE = "sofi-tests-"
EN_MEMOIRE, SUR_DISQUE = "/dev/shm", "/tmp"  # noqa: S108 - the names in them are made by mkdtemp
PLACE = 1024**3  # bytes; a run takes a tenth of it

# Machines are shared: what an example takes says nothing of what it shows.
settings.register_profile("sofi", deadline=None)
settings.load_profile("sofi")


def pytest_configure(config: pytest.Config) -> None:
    # Started in the background, a run ignores interruptions, and so would the commands it tests.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if not hasattr(config, "workerinput"):
        place = _place()
        _oublier_les_tues(Path(place))
        dossier = tempfile.mkdtemp(prefix=PREFIXE, dir=place)
        Path(dossier).chmod(0o755)
        os.environ[DOSSIER] = dossier


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        dossier = Path(os.environ.pop(DOSSIER))
        if not serveur_arrete(dossier, delai_s=30):
            raise pytest.UsageError(f"the PostgreSQL of {dossier} did not stop")
        shutil.rmtree(dossier)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    # what tests found out beside their claim, by `record_property`; with workers, the only way to the terminal
    finis = [r for genre in ("passed", "failed") for r in terminalreporter.stats.get(genre, [])]
    for nom, valeur in [propriete for rapport in finis for propriete in rapport.user_properties]:
        terminalreporter.write_line(f"{nom} : {valeur}")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def place_des_serveurs() -> Path:
    """Where a test that has a server of its own puts it."""
    return Path(os.environ[DOSSIER]).parent


@pytest.fixture(scope="session")
def serveur() -> Iterator[Path]:
    """The socket directory of the run's server; it loses data on a crash, and nothing else differs."""
    with serveur_partage(Path(os.environ[DOSSIER]), lire_reglages().pg_bindir, fsync=False) as prises:
        yield prises


@pytest.fixture(scope="session")
def administration(serveur: Path) -> Iterator[psycopg.Connection]:
    """A connection that creates and drops databases; the migrated template exists."""
    with psycopg.connect(url_embarquee(serveur, "postgres"), autocommit=True) as connexion:
        with fichier_ouvert(Path(os.environ[DOSSIER]) / "modele.lock") as verrou:
            fcntl.flock(verrou, fcntl.LOCK_EX)
            _migrer_le_modele(serveur, connexion)
        yield connexion


@pytest.fixture
def base(serveur: Path, administration: psycopg.Connection) -> Iterator[str]:
    """The URL of a migrated database of this test's own."""
    with copie(serveur, administration, f"t_{os.getpid()}_{next(_NUMEROS)}") as url:
        yield url


@pytest.fixture
def base_vide(serveur: Path, administration: psycopg.Connection) -> Iterator[str]:
    """The URL of a database of this test's own, never migrated."""
    nom = f"v_{os.getpid()}_{next(_NUMEROS)}"
    administration.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(nom)))
    yield url_embarquee(serveur, nom)
    administration.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(nom)))


@pytest.fixture
def connexion(base: str) -> Iterator[psycopg.Connection]:
    """A connection to a migrated database of this test's own; what is not committed is lost."""
    with psycopg.connect(base) as ouverte:
        yield ouverte


_NUMEROS = count(1)

AUJOURD_HUI = date(2026, 11, 23)
EXEMPLE = "exemple_de_recherche"
ORGANISMES, SESSIONS = 60, 1000  # enough for a session to come of every formation, some of them near Nantes


@pytest.fixture(scope="session")
def modele_exemple(serveur: Path, administration: psycopg.Connection) -> str:
    """The name of the sample, that nobody stays connected to; one worker imports it, the others wait."""
    with fichier_ouvert(Path(os.environ[DOSSIER]) / f"{EXEMPLE}.lock") as verrou:
        fcntl.flock(verrou, fcntl.LOCK_EX)
        if not administration.execute("SELECT FROM pg_database WHERE datname = %s", [EXEMPLE]).rowcount:
            _remplir(serveur, administration)
    return EXEMPLE


@pytest.fixture(scope="session")
def exemple(serveur: Path, administration: psycopg.Connection, modele_exemple: str) -> Iterator[str]:
    """The URL of this worker's sample; its readers change nothing."""
    with copie(serveur, administration, f"{EXEMPLE}_{os.getpid()}", modele_exemple) as url:
        yield url


def _remplir(serveur: Path, administration: psycopg.Connection) -> None:
    # filled under another name, then renamed: a sample that exists is complete
    ebauche = sql.Identifier(f"{EXEMPLE}_ebauche")
    administration.execute(sql.SQL("CREATE DATABASE {} TEMPLATE modele STRATEGY FILE_COPY").format(ebauche))
    url = url_embarquee(serveur, f"{EXEMPLE}_ebauche")
    preparer(url, Reglages(SOFI_AUJOURDHUI=AUJOURD_HUI), ORGANISMES, SESSIONS)
    administration.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(ebauche, sql.Identifier(EXEMPLE)))


def _place() -> str:
    """Where the server of the run lives: in memory if it can, for a database is 900 files, and tests make hundreds.

    Straight below: the server's account must reach it, and pytest's own directory is closed.
    """
    en_memoire = os.access(EN_MEMOIRE, os.W_OK | os.X_OK) and shutil.disk_usage(EN_MEMOIRE).free > PLACE
    return EN_MEMOIRE if en_memoire else SUR_DISQUE


def _migrer_le_modele(serveur: Path, connexion: psycopg.Connection) -> None:
    if connexion.execute("SELECT FROM pg_database WHERE datname = %s", [MODELE]).rowcount:
        return
    # Migrated under another name, then renamed: a template that exists is complete.
    creer_si_absente(serveur, "ebauche")
    migrer(url_embarquee(serveur, "ebauche"))
    connexion.execute(sql.SQL("ALTER DATABASE ebauche RENAME TO {}").format(sql.Identifier(MODELE)))


def _oublier_les_tues(place: Path) -> None:
    """Remove what runs that were killed left, an hour ago at least: memory is not for them."""
    for reste in place.glob(f"{PREFIXE}*"):
        with suppress(FileNotFoundError):  # another run removes it too
            vu = reste.stat()
            if vu.st_uid == os.geteuid() and vu.st_mtime < time.time() - 3600 and serveur_arrete(reste, delai_s=0):
                shutil.rmtree(reste, ignore_errors=True)
