"""The database and Python fold names the same way."""

import psycopg
import pytest
from psycopg import sql

from models.mots import PLIE, plier


@pytest.mark.parametrize(
    ("nom", "mots"),
    [
        ("Saint-Cyr-l'École", ["saint", "cyr", "l", "ecole"]),
        ("STE MARIE / St. Œn", ["sainte", "marie", "saint", "oen"]),
        ("L'Haÿ-les-Roses", ["l", "hay", "les", "roses"]),
        ("E\N{COMBINING ACUTE ACCENT}tang 2e", ["etang", "2e"]),
        ("Stains", ["stains"]),
        ("", []),
    ],
)
def test_a_name_has_the_same_words_in_the_database_and_here(connexion: psycopg.Connection, nom: str, mots: list[str]):
    ligne = connexion.execute(sql.SQL("SELECT " + PLIE.format("%s::text")), [nom]).fetchone()
    assert ligne[0].split() == mots == plier(nom)
