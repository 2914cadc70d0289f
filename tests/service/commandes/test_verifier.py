import psycopg
import pytest

from tests.service.commandes.conftest import Nombre, Sofi


@pytest.fixture
def base(base_de_l_offre: str) -> str:
    return base_de_l_offre


@pytest.fixture
def abime(connexion: psycopg.Connection) -> None:
    """A session that moved without a word, another one that nobody has, a month without a bit."""
    connexion.execute("UPDATE recherche_session SET debut = '2027-02-01' WHERE session_id = 1")
    connexion.execute("UPDATE recherche_session SET session_id = 99 WHERE session_id = 2")
    connexion.execute("UPDATE recherche_valeur SET valeur = '2020-01' WHERE axe = 'MOIS_DEBUT'")
    connexion.commit()


def test_a_catalogue_that_is_searched_as_it_is_has_nothing_to_tell(sofi: Sofi):
    assert sofi("verifier") == (0, "Tout suit le catalogue.\n", "")


@pytest.mark.usefixtures("abime")
def test_what_differs_is_told_by_its_keys(sofi: Sofi):
    resultat = sofi("verifier")
    assert (resultat.code, resultat.sortie.splitlines()) == (
        1,
        [
            "recherche_valeur : 1 ligne en écart :",
            "  axe MOIS_DEBUT, valeur 2027-01 : absente, ou autre que le catalogue ne la donne",
            "recherche_session : 3 lignes en écart, les premières :",
            "  session_id 1, site_id -1 : absente, ou autre que le catalogue ne la donne",
            "  session_id 2, site_id -1 : absente, ou autre que le catalogue ne la donne",
            "  session_id 99, site_id -1 : en trop",
            "Pour les refaire : sofi verifier --refaire",
        ],
    )


@pytest.mark.usefixtures("abime")
def test_what_differs_is_set_right_when_it_is_asked(sofi: Sofi, nombre: Nombre):
    resultat = sofi("verifier", "--refaire")
    assert resultat.code == 0
    assert resultat.sortie.endswith("\nTout a été refait et suit de nouveau le catalogue.\n")
    assert sofi("verifier") == (0, "Tout suit le catalogue.\n", "")
    assert nombre("recherche_session") == 2


def test_what_mirrors_read_is_verified_too(sofi: Sofi, connexion: psycopg.Connection):
    connexion.execute("DELETE FROM publication WHERE numero = 'SE_0000000001'")
    connexion.commit()
    resultat = sofi("verifier")
    assert (resultat.code, resultat.sortie.splitlines()[:2]) == (
        1,
        ["publication : 1 ligne en écart :", "  numero SE_0000000001"],
    )


def test_a_database_that_was_not_migrated_is_told_so(sofi: Sofi, base_vide: str):
    resultat = sofi("verifier", DATABASE_URL=base_vide)
    assert (resultat.code, resultat.erreurs.endswith("lancez : sofi migrate\n")) == (1, True)
