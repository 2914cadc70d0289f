"""A small catalogue whose changes are followed: one database for all, each test's own changes undone."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from loaders.tenue import changements
from service.postgres.ouverture import url_embarquee

CATALOGUE = Path(__file__).parents[1] / "graph" / "catalogue.sql"


@pytest.fixture(scope="session")
def base_suivie(serveur: Path, administration: psycopg.Connection) -> Iterator[str]:
    """The URL of the small catalogue of tests/graph, with the lines of all its objects."""
    nom = f"suivie_{os.getpid()}"
    administration.execute(sql.SQL("CREATE DATABASE {} TEMPLATE modele").format(sql.Identifier(nom)))
    url = url_embarquee(serveur, nom)
    with psycopg.connect(url) as connexion:
        connexion.execute(CATALOGUE.read_text(encoding="utf-8"))
        changements.refaire(connexion)
    yield url
    administration.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(nom)))


@pytest.fixture
def suivie(base_suivie: str) -> Iterator[psycopg.Connection]:
    """A connection to it; what is not committed is lost."""
    with psycopg.connect(base_suivie) as connexion:
        yield connexion
        connexion.rollback()
