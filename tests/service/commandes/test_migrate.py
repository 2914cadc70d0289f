"""`sofi migrate` on a catalogue that was there before."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
from alembic import command

from loaders.tenue.ensemble import verifier
from models.migrer import configuration, moteur

OFFRES = Path(__file__).parents[2] / "loaders/offres.sql"


def test_searches_find_what_was_there_before_they_were(sofi: Callable[..., Any], base: str):
    with psycopg.connect(base) as connexion:
        connexion.execute(OFFRES.read_text(encoding="utf-8"))
    with moteur(base).begin() as avant:
        for table in ("recherche_session", "recherche_valeur", "recherche_etat", "recherche_lieu", "publication"):
            avant.exec_driver_sql(f"DROP TABLE {table}")
        avant.exec_driver_sql("DROP INDEX evenement_lot_id_idx")
        command.stamp(configuration(avant), "0010")

    assert sofi("migrate").code == 0

    with psycopg.connect(base) as connexion:
        assert verifier(connexion) == []
