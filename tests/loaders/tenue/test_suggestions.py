"""The tables of what is proposed follow from the catalogue: kept or made again, they are the same."""

from collections.abc import Iterator
from random import Random
from typing import Any

import psycopg
import pytest

from loaders.tenue import suggestions
from loaders.tenue.ensemble import tenir_le_lot, tenir_les_objets
from loaders.tenue.recherche import comparer
from loaders.tenue.table import TableTenue
from models.ecriture import Touche
from models.enumerations import Noun

Geste = tuple[str, Noun, int]  # the statement, the noun and the id of what an import journals with it

# What the tables are read from, without what only feeds of references write.
GESTES: dict[str, Geste] = {
    "a session": ("UPDATE session SET statut = 'ARCHIVEE' WHERE id = 3", Noun.SESSION, 3),
    "one session of two": ("UPDATE session SET statut = 'ANNULEE' WHERE id = 1", Noun.SESSION, 1),
    "a session of another action": ("UPDATE session SET action_id = 3 WHERE id = 2", Noun.SESSION, 2),
    "a place": ("UPDATE session_site SET site_id = 2 WHERE session_id = 1", Noun.SESSION, 1),
    "a place less": ("DELETE FROM session_site WHERE session_id = 2 AND site_id = 2", Noun.SESSION, 2),
    "an address": ("UPDATE site SET adresse_id = 1 WHERE id = 2", Noun.SITE, 2),
    "an action": ("UPDATE action SET statut = 'SUSPENDUE' WHERE id = 1", Noun.ACTION, 1),
    "an action that is shown": ("UPDATE action SET statut = 'VALIDEE' WHERE id = 4", Noun.ACTION, 4),
    "an action of another formation": ("UPDATE action SET formation_id = 2 WHERE id = 1", Noun.ACTION, 1),
    "a formation": ("UPDATE formation SET statut = 'SUSPENDUE' WHERE id = 1", Noun.FORMATION, 1),
    "a keyword": ("UPDATE formation_formacode SET formacode_id = 1 WHERE formation_id = 1", Noun.FORMATION, 1),
    "a job": ("INSERT INTO formation_rome (formation_id, rome_code, rang) VALUES (2, 'N4101', 0)", Noun.FORMATION, 2),
    "a certification": (
        "UPDATE formation_certification SET (formation_id, rang) = (2, 0) WHERE certification_id = 2",
        Noun.FORMATION,
        2,
    ),
    "certifications less": ("DELETE FROM formation_certification WHERE formation_id = 1", Noun.FORMATION, 1),
    "an organisme": ("UPDATE organisme SET suspendu = true WHERE id = 1", Noun.ORGANISME, 1),
    "a name": ("UPDATE organisme SET nom_usage = 'Maison du blé' WHERE id = 1", Noun.ORGANISME, 1),
    "an organisme that comes": ("UPDATE organisme SET suspendu = false WHERE id = 2", Noun.ORGANISME, 2),
    "a SIRET": ("UPDATE etablissement SET siret = '12345678200036' WHERE id = 2", Noun.ETABLISSEMENT, 2),
}
REFERENCES = {
    "a commune": "INSERT INTO commune (id, code, libelle, departement_code) VALUES (9000, '44001', 'Abbaretz', '44')",
    "a job": "INSERT INTO rome (code, libelle) VALUES ('D1104', 'D1104')",
    "a keyword": "INSERT INTO formacode (id, version, code, libelle, lot_id) VALUES (99, 14, '21540', '21540', 1)",
    "a certification": "INSERT INTO certification (id, code_certifinfo, intitule) VALUES (99, '100009', '100009')",
    "the sheet of a certification": "UPDATE certification SET fiche_id = 2 WHERE id = 4",
}
FLUX = {
    "a name": "UPDATE commune SET libelle = 'Nantes-sur-Erdre' WHERE id = 1",
    "a code": "UPDATE fiche SET code = 'RNCP4' WHERE id = 1",
    "many names": "UPDATE commune SET absent_depuis = '2026-11-01' WHERE id > 1100",
    "more names": "UPDATE commune SET libelle = 'Roches-' || id WHERE id > 1000",
}


@pytest.fixture
def touchee(noms: psycopg.Connection) -> Iterator[psycopg.Connection]:
    yield noms
    noms.rollback()


def journalise(connexion: psycopg.Connection, *gestes: Geste) -> int:
    """The lot that did all this."""
    [(lot,)] = connexion.execute(
        "INSERT INTO lot (emetteur, flux, fichier, etat) VALUES ('essai', 'lheo', 'x', 'TERMINE') RETURNING id"
    ).fetchall()
    for texte, noun, objet in gestes:
        connexion.execute(texte)
        connexion.execute(
            "INSERT INTO evenement (geste, noun, objet_id, source, lot_id, anciennes_valeurs)"
            " VALUES ('IMPORTER', %s, %s, 'LHEO', %s, '{}')",
            (noun.value, objet, lot),
        )
    return int(lot)


def ecarts(connexion: psycopg.Connection) -> list[str]:
    return [ecart.table for ecart in comparer(connexion, suggestions.TABLES)]


def rangees(connexion: psycopg.Connection) -> dict[str, list[Any]]:
    return {
        table.nom: sorted(map(repr, connexion.execute(f"SELECT * FROM {table.nom}").fetchall()))
        for table in suggestions.TABLES
    }


@pytest.mark.parametrize("geste", GESTES.values(), ids=GESTES)
def test_what_a_lot_changed_is_set_right(touchee: psycopg.Connection, geste: Geste):
    avant = rangees(touchee)["suggestion"]
    tenir_le_lot(touchee, journalise(touchee, geste))
    assert (rangees(touchee)["suggestion"] == avant, ecarts(touchee)) == (False, [])


@pytest.mark.parametrize("graine", range(4))
def test_many_changes_of_a_lot_are_set_right_together(touchee: psycopg.Connection, graine: int):
    hasard = Random(graine)  # noqa: S311  edits, not secrets
    gestes = hasard.sample(list(GESTES.values()), k=hasard.randint(2, 9))
    tenir_le_lot(touchee, journalise(touchee, *gestes))
    assert ecarts(touchee) == []


# of a formation, only lots write the lists
@pytest.mark.parametrize(
    "geste",
    [geste for geste in GESTES.values() if "formation_" not in geste[0] or geste[1] is not Noun.FORMATION],
    ids=[nom for nom, geste in GESTES.items() if "formation_" not in geste[0] or geste[1] is not Noun.FORMATION],
)
def test_what_an_edit_changed_is_set_right(touchee: psycopg.Connection, geste: Geste):
    texte, noun, objet = geste
    touchee.execute(texte)
    tenir_les_objets(touchee, [Touche(noun, objet)])
    assert ecarts(touchee) == []


@pytest.mark.parametrize("reference", REFERENCES.values(), ids=REFERENCES)
def test_what_a_lot_is_the_first_to_mention_has_a_name(touchee: psycopg.Connection, reference: str):
    touchee.execute(reference)
    faux = ecarts(touchee)
    tenir_le_lot(touchee, journalise(touchee))
    assert (faux[:1], ecarts(touchee)) == (["suggestion"], [])


def test_a_lot_that_changes_no_offer_writes_nothing(touchee: psycopg.Connection):
    lot = journalise(touchee, ("UPDATE session SET capacite_cumulee = 9 WHERE id = 1", Noun.SESSION, 1))
    tenir_le_lot(touchee, lot)
    ecrites = [
        touchee.execute(f"SELECT FROM {table.nom} WHERE xmin = pg_current_xact_id()::xid").rowcount
        for table in suggestions.TABLES
    ]
    assert ecrites == [0, 0, 0, 0]


@pytest.mark.parametrize("changement", FLUX.values(), ids=FLUX)
def test_tables_that_are_set_right_are_those_that_would_be_made_anew(touchee: psycopg.Connection, changement: str):
    touchee.execute(changement)
    suggestions.refaire(touchee)
    tenues = rangees(touchee)
    touchee.execute(f"TRUNCATE {', '.join(table.nom for table in suggestions.TABLES)}")
    suggestions.refaire(touchee)
    assert tenues == rangees(touchee)


def test_what_is_right_is_not_written_again(touchee: psycopg.Connection):
    assert suggestions.refaire(touchee) == 0


def test_a_name_that_changes_writes_its_own_rows_alone(touchee: psycopg.Connection):
    touchee.execute("UPDATE commune SET libelle = 'Nantis' WHERE id = 1")
    # a name for another, its three words, one of which is new to the vocabulary
    assert suggestions.refaire(touchee) == 2 + 6 + 2


@pytest.mark.parametrize("table", suggestions.TABLES, ids=lambda table: table.nom)
def test_rows_that_somebody_took_away_are_told_by_their_table(touchee: psycopg.Connection, table: TableTenue):
    assert ecarts(touchee) == []
    touchee.execute(f"DELETE FROM {table.nom} WHERE ctid IN (SELECT ctid FROM {table.nom} LIMIT 1)")
    assert table.nom in ecarts(touchee)


def test_a_very_long_name_or_word_is_kept(touchee: psycopg.Connection):
    touchee.execute("UPDATE commune SET libelle = repeat('a', 9000) || repeat(' mot', 3000) WHERE id = 1")
    suggestions.refaire(touchee)
    ligne = touchee.execute("SELECT length(libelle) FROM suggestion WHERE valeur = '44109'").fetchone()
    assert ligne == (21000,)
