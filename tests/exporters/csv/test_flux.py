"""The table as it comes, chunk by chunk."""

import psycopg
import pytest

from exporters.csv import Demande, compter, exporter, flux
from loaders.offre.filtre import Filtre
from loaders.offre.question import Question
from models.erreurs import Indisponible, Introuvable
from models.lecteur import PUBLIC
from tests.exporters.exports import LE, Banc, Etat

CINQ = Etat(
    """
    INSERT INTO session (id, numero, statut, source, action_id, organisme_id, debut, debut_precision)
      SELECT rang, 'SE_' || rang, 'VALIDEE', 'SAISIE', 1, 1, date '2027-03-01' - rang::int, 'JOUR'
      FROM generate_series(2, 5) AS rang;
    """
)
TOUT = Demande(PUBLIC, LE, Question())


@pytest.fixture(scope="module")
def url(catalogue_ecrit: Banc) -> str:
    catalogue_ecrit.poser_et_tenir(CINQ)
    return catalogue_ecrit.url


def numeros(morceau: bytes) -> list[str]:
    return [ligne.partition(";")[0] for ligne in morceau.decode().splitlines()]


def test_sessions_come_in_the_order_of_their_start_a_few_at_a_time(url: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(flux, "PAR_LECTURE", 2)
    premier, *suite = exporter(url, TOUT)
    assert premier.startswith("\N{BYTE ORDER MARK}numero_session;".encode())
    assert [numeros(premier)[1:], *map(numeros, suite)] == [["SE_1", "SE_5"], ["SE_4", "SE_3"], ["SE_2"]]


def test_who_follows_is_told_how_many_lines_each_chunk_has(url: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(flux, "PAR_LECTURE", 2)
    dites: list[int] = []
    assert len(list(exporter(url, TOUT, dites.append))) == 3
    assert dites == [2, 2, 1]


def test_the_lines_are_counted_beforehand(url: str):
    assert compter(url, TOUT) == 5


def test_a_search_that_finds_nothing_is_a_clear_error(url: str):
    rien = Demande(PUBLIC, LE, Question(Filtre(departements=("75",))))
    with pytest.raises(
        Introuvable, match=r"Aucune session à exporter ne répond à la recherche : élargissez le filtre\."
    ):
        next(exporter(url, rien))


def test_who_stops_reading_gives_the_connection_back(url: str):
    morceaux = exporter(url, TOUT)
    next(morceaux)
    morceaux.close()
    with psycopg.connect(url) as autre:
        ouvertes = autre.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in%%'"
        ).fetchone()
    assert ouvertes == (0,)


def test_a_database_that_does_not_answer_is_told():
    with pytest.raises(Indisponible, match="La base de données ne répond plus"):
        next(exporter("postgresql://127.0.0.1:9/rien", TOUT))
