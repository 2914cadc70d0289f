"""Making all rows again: what references change, the bits of values, and what `verifier` tells of a wrong row."""

import psycopg
import pytest

from loaders.tenue.recherche import refaire, tenir_le_lot, verifier

FAUTES = [
    ("UPDATE recherche_session SET debut = debut + 1 WHERE session_id = 1", ("recherche_session", 1, [(1, 1, True)])),
    (
        "UPDATE recherche_session SET champ_1 = 0 WHERE session_id = 2",
        ("recherche_session", 2, [(2, 1, True), (2, 2, True)]),
    ),
    ("DELETE FROM recherche_session WHERE session_id = 4", ("recherche_session", 1, [(4, -1, True)])),
    (
        "INSERT INTO recherche_session SELECT (jsonb_populate_record(r, '{\"site_id\": 3}')).*"  # noqa: ISC004
        " FROM recherche_session AS r WHERE session_id = 4",
        ("recherche_session", 1, [(4, 3, False)]),
    ),
    ("UPDATE recherche_lieu SET latitude = 0 WHERE site_id = 5", ("recherche_lieu", 1, [(5, True)])),
    (
        "DELETE FROM recherche_valeur WHERE (axe, valeur) = ('DEPARTEMENT', '44');"  # noqa: ISC004
        " UPDATE recherche_session SET departement_1 = 0 WHERE session_id = 7",
        ("recherche_valeur", 1, [("DEPARTEMENT", "44", True)]),
    ),
    ("INSERT INTO recherche_lieu VALUES (99, 0, 0)", ("recherche_lieu", 1, [(99, False)])),
]
REFERENCES = [
    "UPDATE eligibilite_cpf SET absent_depuis = '2026-11-01' WHERE code_cpf = '1'",
    "UPDATE commune SET departement_code = '49' WHERE id = 2",
    "UPDATE commune SET latitude = 48.1 WHERE id = 2",
    "UPDATE formacode SET champ_code = '150' WHERE id = 2",
    "INSERT INTO public_vise (version, code, libelle) VALUES (15, '80003', 'Autre chose')",
]


@pytest.mark.parametrize(("faute", "ecart"), FAUTES)
def test_a_wrong_row_is_told(annule: psycopg.Connection, faute: str, ecart: tuple[str, int, list[tuple[object, ...]]]):
    annule.execute(faute)

    assert [tuple(e) for e in verifier(annule)] == [ecart]


@pytest.mark.parametrize("reference", REFERENCES)
def test_what_a_reference_changes_is_set_right(annule: psycopg.Connection, reference: str):
    annule.execute(reference)
    faux = verifier(annule)

    refaire(annule)

    assert (bool(faux), verifier(annule)) == (True, [])


def test_what_is_right_is_not_written_again(annule: psycopg.Connection):
    avant = annule.execute("SELECT session_id, site_id, ctid, xmin FROM recherche_session ORDER BY 1, 2").fetchall()

    refaire(annule)

    assert (
        annule.execute("SELECT session_id, site_id, ctid, xmin FROM recherche_session ORDER BY 1, 2").fetchall()
        == avant
    )


def test_a_public_that_a_lot_adds_is_found_by_its_code_at_once(annule: psycopg.Connection, lot: int):
    [(public,)] = annule.execute(
        "INSERT INTO public_vise (version, code, libelle) VALUES (15, '80003', '80003') RETURNING id"
    ).fetchall()
    annule.execute("UPDATE dispositif_public SET public_id = %s WHERE dispositif_id = 2", (public,))
    annule.execute(
        "INSERT INTO evenement (geste, noun, objet_id, source, lot_id) VALUES ('IMPORTER', 'session', 1, 'LHEO', %s)",
        (lot,),
    )

    tenir_le_lot(annule, lot)

    assert verifier(annule) == []
    rang = annule.execute("SELECT FROM recherche_valeur WHERE axe = 'PUBLIC' AND valeur = 'V14-80003'")
    assert rang.rowcount == 1
