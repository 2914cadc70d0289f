"""The catalogue of `offres.sql`, changed and given back as it was."""

from collections.abc import Iterator

import psycopg
import pytest


@pytest.fixture
def annule(offres: psycopg.Connection) -> Iterator[psycopg.Connection]:
    """The catalogue, whose changes are undone."""
    with offres.transaction(force_rollback=True):
        yield offres


@pytest.fixture
def lot(annule: psycopg.Connection) -> int:
    """A lot that journaled nothing yet."""
    [(lot,)] = annule.execute(
        "INSERT INTO lot (emetteur, flux, fichier, etat) VALUES ('essai', 'lheo', 'x', 'TERMINE') RETURNING id"
    ).fetchall()
    return int(lot)
