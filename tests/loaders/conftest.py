"""The sample catalogue, imported once for the tests that only read it or roll back what they change."""

import fcntl
import os
from datetime import date
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from loaders.tenue import paroles
from service.commandes.demo import preparer
from service.postgres.ouverture import url_embarquee
from service.postgres.verrous import fichier_ouvert
from service.reglages import Reglages

AUJOURD_HUI = date(2026, 11, 23)
EXEMPLE = "exemple_de_recherche"
ORGANISMES, SESSIONS = 60, 1000  # enough for a session to come of every formation, some of them near Nantes


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
