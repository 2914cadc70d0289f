"""`sofi migrate` on a catalogue that was there before."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
from alembic import command

from loaders.tenue.ensemble import verifier
from models.listes_chargees import charger_les_listes
from models.migrer import configuration, moteur

OFFRES = Path(__file__).parents[2] / "loaders/offres.sql"


def test_searches_find_what_was_there_before_they_were(sofi: Callable[..., Any], base_vide: str):
    with moteur(base_vide).begin() as avant:
        command.upgrade(configuration(avant), "0010")
        charger_les_listes(avant)
    with psycopg.connect(base_vide) as connexion:
        connexion.execute(OFFRES.read_text(encoding="utf-8"))

    assert sofi("migrate", DATABASE_URL=base_vide).code == 0

    with psycopg.connect(base_vide) as connexion:
        assert verifier(connexion) == []
        assert connexion.execute("SELECT count(DISTINCT session_id) FROM recherche_session").fetchone() == (10,)
