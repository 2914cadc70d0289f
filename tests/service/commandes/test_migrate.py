import psycopg

from tests.service.commandes.conftest import Offre, Sofi


def test_a_database_that_is_up_to_date_has_nothing_done_to_it(sofi: Sofi):
    assert sofi("migrate") == (0, "Already up to date.\n", "")


def test_what_searches_read_is_filled_where_it_never_was(sofi: Sofi, offre: Offre, connexion: psycopg.Connection):
    assert sofi("import", "lheo", offre("S1")).code == 0
    connexion.execute("TRUNCATE recherche_session")
    connexion.commit()
    assert sofi("migrate") == (0, "Filled recherche_session.\n", "")
    assert sofi("verifier").sortie == "Tout suit le catalogue.\n"
