"""`sofi migrate` on a catalogue that was there before."""

from pathlib import Path

import psycopg
from alembic import command

from loaders.tenue.ensemble import verifier
from models.listes_chargees import charger_les_listes
from models.migrer import configuration, moteur
from tests.service.commandes.conftest import Offre, Sofi

OFFRES = Path(__file__).parents[2] / "loaders/offres.sql"


def test_searches_find_what_was_there_before_they_were(sofi: Sofi, base_vide: str):
    with moteur(base_vide).begin() as avant:
        command.upgrade(configuration(avant), "0010")
        charger_les_listes(avant)
    with psycopg.connect(base_vide) as connexion:
        connexion.execute(OFFRES.read_text(encoding="utf-8"))

    assert sofi("migrate", DATABASE_URL=base_vide).code == 0

    with psycopg.connect(base_vide) as connexion:
        assert verifier(connexion) == []
        assert connexion.execute("SELECT count(DISTINCT session_id) FROM recherche_session").fetchone() == (10,)


def test_a_database_that_is_up_to_date_has_nothing_done_to_it(sofi: Sofi):
    assert sofi("migrate") == (0, "Already up to date.\n", "")


def test_what_searches_read_is_filled_where_it_never_was(sofi: Sofi, offre: Offre, connexion: psycopg.Connection):
    assert sofi("import", "lheo", offre("S1")).code == 0
    connexion.execute("TRUNCATE recherche_session")
    connexion.commit()
    assert sofi("migrate") == (0, "Filled recherche_session.\n", "")
    assert sofi("verifier").sortie == "Tout suit le catalogue.\n"
