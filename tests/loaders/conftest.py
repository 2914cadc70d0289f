"""Small catalogues that are followed or proposed: one database for all, each test's own changes undone."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from loaders.tenue.ensemble import refaire
from service.postgres.ouverture import url_embarquee

CATALOGUE = Path(__file__).parents[1] / "graph" / "catalogue.sql"
NOMS = Path(__file__).with_name("noms_proposes.sql").read_text(encoding="utf-8")


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
