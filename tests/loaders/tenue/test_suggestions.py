"""The tables of what is proposed follow from the catalogue: kept or made again, they are the same."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from loaders.tenue import suggestions

CHANGEMENTS = {
    "a name": "UPDATE commune SET libelle = 'Nantes-sur-Erdre' WHERE id = 1",
    "a code": "UPDATE fiche SET code = 'RNCP4' WHERE id = 1",
    "an offer": "UPDATE action SET statut = 'ARCHIVEE' WHERE id = 1",
    "a place": "UPDATE session_site SET site_id = 2 WHERE session_id = 1",
    "an organisme": "UPDATE organisme SET suspendu = true WHERE id = 1",
    "many names": "UPDATE commune SET absent_depuis = '2026-11-01' WHERE id > 1100",
    "more names": "UPDATE commune SET libelle = 'Roches-' || id WHERE id > 1000",
    "nothing": "UPDATE session SET modifie_le = now() WHERE id = 1",
}


@pytest.fixture
def touchee(noms: psycopg.Connection) -> Iterator[psycopg.Connection]:
    yield noms
    noms.rollback()


def rangees(connexion: psycopg.Connection) -> dict[str, list[Any]]:
    return {
        table: sorted(map(repr, connexion.execute(f"SELECT * FROM {table}").fetchall())) for table in suggestions.TABLES
    }


@pytest.mark.parametrize("changement", CHANGEMENTS.values(), ids=CHANGEMENTS)
def test_tables_that_are_kept_are_those_that_would_be_made_anew(touchee: psycopg.Connection, changement: str):
    touchee.execute(changement)
    suggestions.retoucher(touchee)
    tenues = rangees(touchee)
    touchee.execute(f"TRUNCATE {', '.join(suggestions.TABLES)}")
    suggestions.refaire(touchee)
    assert tenues == rangees(touchee)


def test_what_is_right_is_not_written_again(touchee: psycopg.Connection):
    assert (suggestions.retoucher(touchee), suggestions.refaire(touchee)) == (0, 0)


def test_a_name_that_changes_writes_its_own_rows_alone(touchee: psycopg.Connection):
    touchee.execute("UPDATE commune SET libelle = 'Nantis' WHERE id = 1")
    # a name for another, its three words, one of which is new to the vocabulary
    assert suggestions.retoucher(touchee) == 2 + 6 + 2


@pytest.mark.parametrize("table", suggestions.TABLES)
def test_rows_that_somebody_took_away_are_told_by_their_table(touchee: psycopg.Connection, table: str):
    assert suggestions.ecarts(touchee) == {}
    touchee.execute(f"DELETE FROM {table} WHERE ctid IN (SELECT ctid FROM {table} LIMIT 1)")
    assert suggestions.ecarts(touchee)[table] >= 1


def test_a_very_long_name_or_word_is_kept(touchee: psycopg.Connection):
    touchee.execute("UPDATE commune SET libelle = repeat('a', 9000) || repeat(' mot', 3000) WHERE id = 1")
    suggestions.retoucher(touchee)
    ligne = touchee.execute("SELECT length(libelle) FROM suggestion WHERE valeur = '44109'").fetchone()
    assert ligne == (21000,)
