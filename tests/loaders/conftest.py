"""Catalogues that are followed, proposed or searched: one database for all, each test's own changes undone."""

import fcntl
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from loaders.tenue import paroles
from loaders.tenue.ensemble import refaire
from service.commandes.demo import preparer
from service.postgres.ouverture import url_embarquee
from service.postgres.verrous import fichier_ouvert
from service.reglages import Reglages

CATALOGUE = Path(__file__).parents[1] / "graph" / "catalogue.sql"
NOMS = Path(__file__).with_name("noms_proposes.sql").read_text(encoding="utf-8")

AUJOURD_HUI = date(2026, 11, 23)
EXEMPLE = "exemple_de_recherche"
ORGANISMES, SESSIONS = 60, 1000  # enough for a session to come of every formation, some of them near Nantes


@pytest.fixture(scope="session")
def base_suivie(serveur: Path, administration: psycopg.Connection) -> Iterator[str]:
    """The URL of the small catalogue of tests/graph, with the lines of all its objects."""
    nom = f"suivie_{os.getpid()}"
    administration.execute(sql.SQL("CREATE DATABASE {} TEMPLATE modele").format(sql.Identifier(nom)))
    url = url_embarquee(serveur, nom)
    with psycopg.connect(url) as connexion:
        connexion.execute(CATALOGUE.read_text(encoding="utf-8"))
        refaire(connexion)
    yield url
    administration.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(nom)))


@pytest.fixture
def suivie(base_suivie: str) -> Iterator[psycopg.Connection]:
    """A connection to it; what is not committed is lost."""
    with psycopg.connect(base_suivie) as connexion:
        yield connexion
        connexion.rollback()


@pytest.fixture(scope="session")
def noms(serveur: Path, administration: psycopg.Connection) -> Iterator[psycopg.Connection]:
    """A connection to them; who changes something rolls it back."""
    nom = f"noms_{os.getpid()}"
    administration.execute(sql.SQL("CREATE DATABASE {} TEMPLATE modele").format(sql.Identifier(nom)))
    with psycopg.connect(url_embarquee(serveur, nom)) as connexion:
        connexion.execute(NOMS)
        refaire(connexion)
        connexion.commit()
        yield connexion
        connexion.rollback()
    administration.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(nom)))


@pytest.fixture(scope="session")
def exemple(serveur: Path, administration: psycopg.Connection) -> str:
    """The URL of the sample; one worker imports it, the others wait."""
    verrou_du_dossier = Path(os.environ["SOFI_TESTS_DOSSIER"]) / f"{EXEMPLE}.lock"
    with fichier_ouvert(verrou_du_dossier) as verrou:
        fcntl.flock(verrou, fcntl.LOCK_EX)
        if not administration.execute("SELECT FROM pg_database WHERE datname = %s", [EXEMPLE]).rowcount:
            _remplir(serveur, administration)
    return url_embarquee(serveur, EXEMPLE)


def _remplir(serveur: Path, administration: psycopg.Connection) -> None:
    # filled under another name, then renamed: a sample that exists is complete
    ebauche = sql.Identifier(f"{EXEMPLE}_ebauche")
    administration.execute(sql.SQL("CREATE DATABASE {} TEMPLATE modele STRATEGY FILE_COPY").format(ebauche))
    url = url_embarquee(serveur, f"{EXEMPLE}_ebauche")
    preparer(url, Reglages(SOFI_AUJOURDHUI=AUJOURD_HUI), ORGANISMES, SESSIONS)
    with psycopg.connect(url) as connexion:
        paroles.refaire(connexion)
    administration.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(ebauche, sql.Identifier(EXEMPLE)))
