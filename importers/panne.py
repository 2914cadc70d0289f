"""A database that goes away in the middle of a lot: nothing of it is written, and it is said so."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import psycopg

from models.erreurs import Indisponible

if TYPE_CHECKING:
    from collections.abc import Iterator

PERDUE = "08000"  # what a lost connection says when the server could say nothing
PERDUES = {"08", "53", "57"}  # classes of SQLSTATE: connection, resources, intervention of an operator


@contextmanager
def panne_dite() -> Iterator[None]:
    """Tell in French that the database stopped answering; raises Indisponible."""
    try:
        yield
    except (psycopg.OperationalError, psycopg.InterfaceError) as erreur:
        if (erreur.sqlstate or PERDUE)[:2] not in PERDUES:
            raise
        message = "La base de données ne répond plus : rien n'a été écrit. Vérifiez PostgreSQL, puis relancez l'import."
        raise Indisponible(message) from erreur
