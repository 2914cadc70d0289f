"""A catalogue has one identifier, its own."""

import psycopg
import pytest

from models.migrer import migrer


def identifiant(url: str) -> str:
    with psycopg.connect(url) as connexion:
        ((lu,),) = connexion.execute("SELECT identifiant FROM installation").fetchall()
    return lu


def test_two_catalogues_are_told_apart(base: str, base_vide: str):
    migrer(base_vide)

    assert identifiant(base) != identifiant(base_vide)


def test_a_catalogue_has_one_identifier(connexion: psycopg.Connection):
    with pytest.raises(psycopg.errors.UniqueViolation):
        connexion.execute("INSERT INTO installation DEFAULT VALUES")
    connexion.rollback()
    with pytest.raises(psycopg.errors.CheckViolation):
        connexion.execute("INSERT INTO installation (seule) VALUES (false)")
