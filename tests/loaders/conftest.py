"""Names that are proposed, one database for all readers of a worker."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from loaders.tenue import suggestions
from service.postgres.ouverture import url_embarquee

NOMS = Path(__file__).with_name("noms_proposes.sql").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def noms(serveur: Path, administration: psycopg.Connection) -> Iterator[psycopg.Connection]:
    """A connection to them; who changes something rolls it back."""
    nom = f"noms_{os.getpid()}"
    administration.execute(sql.SQL("CREATE DATABASE {} TEMPLATE modele").format(sql.Identifier(nom)))
    with psycopg.connect(url_embarquee(serveur, nom)) as connexion:
        connexion.execute(NOMS)
        suggestions.refaire(connexion)
        connexion.commit()
        yield connexion
        connexion.rollback()
    administration.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(nom)))
