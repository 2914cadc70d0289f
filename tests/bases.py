"""Databases that tests make beside the one each of them may ask for."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from service.postgres.ouverture import url_embarquee

MODELE = "modele"  # migrated, empty


@contextmanager
def copie(serveur: Path, administration: psycopg.Connection, nom: str, modele: str = MODELE) -> Iterator[str]:
    """The URL of a copy of a database that nobody is connected to; dropped in the end.

    By files: to write each page in the log takes half as much again.
    """
    demande = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
    administration.execute(demande.format(sql.Identifier(nom), sql.Identifier(modele)))
    yield url_embarquee(serveur, nom)
    administration.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(nom)))
