"""What moves in `publication` when the catalogue is written, edit by edit."""

from datetime import UTC, date, datetime
from threading import Thread
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.tenue.changements import ecarts, refaire, tenir, tenir_le_lot
from models.colonnes import PREFIXES
from models.ecriture import Acte, ecriture
from models.enumerations import Geste, Noun, Source

CARIF = Acte(Geste.MODIFIER, Source.CARIF)
JOUR = date(2026, 11, 23)

Lignes = dict[str, bool]
Edit = tuple[Noun, str, dict[str, Any]]

DU_BOIS = {
    *("OR_0000000001", "ET_0000000001", "ET_0000000002", "SI_0000000001", "SI_0000000002", "CT_0000000001"),
    *("AC_0000000001", "SE_0000000001", "SE_0000000002", "SE_0000000003", "SE_0000000004"),
}
DU_GRETA = {
    *("OR_0000000002", "ET_0000000003", "SI_0000000003", "FO_0000000002", "AC_0000000002", "AC_0000000003"),
    *("SE_0000000007", "SE_0000000008", "SE_0000000011"),
}


def lignes(connexion: psycopg.Connection) -> Lignes:
    """The numbers that have a line, and whether they are published no more."""
    return dict(connexion.execute("SELECT numero, jusqu_au < %s FROM publication", (JOUR,)).fetchall())


def bougees(connexion: psycopg.Connection, *edits: Edit) -> Lignes:
    """The lines that these edits write, each edit a transaction."""
    ((avant,),) = connexion.execute("SELECT max(le) FROM publication").fetchall()
    for noun, numero, valeurs in edits:
        with ecriture(connexion, tenir) as ouverte:
            ouverte.modifier(noun, numero, valeurs, CARIF)
    requete = "SELECT numero, jusqu_au < %s FROM publication WHERE le > %s"
    return dict(connexion.execute(requete, (JOUR, avant)).fetchall())


def test_what_was_ever_published_has_a_line_and_nothing_else(suivie: psycopg.Connection):
    trouvees = lignes(suivie)
    assert {numero for numero in trouvees if not numero.startswith("CE_")} == DU_BOIS | DU_GRETA | {
        "FO_0000000001",
        "FO_0000000005",
    }
    assert {numero for numero, retiree in trouvees.items() if retiree} == {"SE_0000000001", "SE_0000000011"}


def test_a_certification_has_a_line_when_its_source_publishes_it(suivie: psycopg.Connection):
    codes = suivie.execute(
        "SELECT c.code_certifinfo FROM publication JOIN certification AS c USING (numero) ORDER BY 1"
    ).fetchall()
    assert [code for (code,) in codes] == ["28229", "93003", None]


@pytest.mark.parametrize(
    ("edit", "attendues"),
    [
        ((Noun.SESSION, "SE_0000000002", {"urls": ["https://bois.example/2"]}), {"SE_0000000002": False}),
        ((Noun.SESSION, "SE_0000000002", {"statut": "ANNULEE"}), {"SE_0000000002": True}),
        ((Noun.SESSION, "SE_0000000002", {"statut": "ARCHIVEE"}), {"SE_0000000002": True}),
        ((Noun.SESSION, "SE_0000000002", {"statut": "SUSPENDUE"}), {"SE_0000000002": True}),
        ((Noun.SESSION, "SE_0000000002", {"declaree_perimee": True}), {"SE_0000000002": True}),
        ((Noun.SESSION, "SE_0000000005", {"statut": "VALIDEE"}), {"SE_0000000005": False}),
        ((Noun.SESSION, "SE_0000000012", {"urls": ["https://bois.example"]}), {}),
        ((Noun.SESSION, "SE_0000000005", {"urls": ["https://bois.example"]}), {}),
        ((Noun.SESSION, "SE_0000000009", {"urls": ["https://suspendu.example"]}), {}),
        ((Noun.SESSION, "SE_0000000002", {"capacite_cumulee": 14}), {}),
        ((Noun.ORGANISME, "OR_0000000001", {"presentation": "Le bois."}), {"OR_0000000001": False}),
        ((Noun.ORGANISME, "OR_0000000001", {"suspendu": True}), dict.fromkeys(DU_BOIS, True)),
        ((Noun.ORGANISME, "OR_0000000002", {"suspendu": True}), dict.fromkeys(DU_GRETA, True)),
        (
            (Noun.FORMATION, "FO_0000000001", {"intitule": "CAP ébéniste"}),
            dict.fromkeys(["FO_0000000001", "AC_0000000001", "AC_0000000002"], False),
        ),
        ((Noun.FORMATION, "FO_0000000001", {"objectif": "Fabriquer."}), {"FO_0000000001": False}),
        (
            (Noun.ETABLISSEMENT, "ET_0000000001", {"siret": "73282932000074"}),
            {"ET_0000000001": False, "AC_0000000001": False},
        ),
        (
            (Noun.ACTION, "AC_0000000003", {"statut": "ARCHIVEE"}),
            dict.fromkeys(["AC_0000000003", "SE_0000000008"], True),
        ),
        (
            (Noun.ACTION, "AC_0000000003", {"statut": "SUSPENDUE"}),
            dict.fromkeys(["AC_0000000003", "SE_0000000008", "SE_0000000011"], True),
        ),
    ],
)
def test_an_edit_writes_the_lines_of_what_the_public_sees_otherwise(
    suivie: psycopg.Connection, edit: Edit, attendues: Lignes
):
    assert bougees(suivie, edit) == attendues


def test_what_comes_back_with_its_organisme_has_a_line_again(suivie: psycopg.Connection):
    bougees(suivie, (Noun.ORGANISME, "OR_0000000002", {"suspendu": True}))
    retablies = bougees(suivie, (Noun.ORGANISME, "OR_0000000002", {"suspendu": False}))
    assert retablies == {numero: numero == "SE_0000000011" for numero in DU_GRETA}


def test_what_changed_while_nobody_saw_it_is_told_when_it_comes_back(suivie: psycopg.Connection):
    suspendre = (Noun.ORGANISME, "OR_0000000002", {"suspendu": True})
    renommer = (Noun.ACTION, "AC_0000000002", {"complement_intitule": "Le soir"})
    bougees(suivie, suspendre)
    assert bougees(suivie, renommer) == {}
    assert "AC_0000000002" in bougees(suivie, (Noun.ORGANISME, "OR_0000000002", {"suspendu": False}))


def test_an_object_that_was_never_seen_has_no_line_when_its_organisme_is_suspended(suivie: psycopg.Connection):
    assert "SE_0000000005" not in bougees(suivie, (Noun.ORGANISME, "OR_0000000001", {"suspendu": True}))


def test_several_changes_of_a_transaction_bear_one_moment(suivie: psycopg.Connection):
    with ecriture(suivie, tenir) as ouverte:
        ouverte.modifier(Noun.SESSION, "SE_0000000002", {"urls": ["https://a.example"]}, CARIF)
        ouverte.modifier(Noun.ORGANISME, "OR_0000000001", {"presentation": "Le bois."}, CARIF)
    requete = "SELECT count(DISTINCT le) FROM publication WHERE numero IN ('SE_0000000002', 'OR_0000000001')"
    assert suivie.execute(requete).fetchall() == [(1,)]


def test_a_line_bears_the_moment_of_its_writing(suivie: psycopg.Connection):
    suivie.execute("UPDATE publication SET le = '2020-01-01'")
    ((avant,),) = suivie.execute("SELECT clock_timestamp()").fetchall()
    bougees(suivie, (Noun.SESSION, "SE_0000000002", {"statut": "ANNULEE"}))
    requete = "SELECT le BETWEEN %s AND clock_timestamp() FROM publication WHERE numero = 'SE_0000000002'"
    assert suivie.execute(requete, (avant,)).fetchall() == [(True,)]


def test_moments_follow_the_commits_even_when_the_clock_is_set_back(suivie: psycopg.Connection):
    demain = datetime(2126, 1, 1, tzinfo=UTC)
    suivie.execute("UPDATE publication SET le = %s WHERE numero = 'OR_0000000002'", (demain,))
    bougees(suivie, (Noun.SESSION, "SE_0000000002", {"statut": "ANNULEE"}))
    ((le,),) = suivie.execute("SELECT le FROM publication WHERE numero = 'SE_0000000002'").fetchall()
    assert le == demain.replace(microsecond=1)


def de_reference(connexion: psycopg.Connection, empreinte: str | None) -> int:
    """A lot that has just been written, of references when it has an `empreinte`."""
    ((lot,),) = connexion.execute(
        "INSERT INTO lot (flux, emetteur, fichier, etat, empreinte)"
        " VALUES ('essai', 'essai', 'essai.csv', 'EN_COURS', %s) RETURNING id",
        (empreinte,),
    ).fetchall()
    return int(lot)


@pytest.mark.parametrize(
    ("ecrit", "jusqu_au"),
    [
        ("intitule = 'CAP menuisier'", "infinity"),
        ("absent_depuis = '2026-11-23'", "-infinity"),
        ("etat = 'ARCHIVEE'", "-infinity"),
    ],
)
def test_a_lot_of_references_tells_the_certifications_that_it_changed(
    suivie: psycopg.Connection, ecrit: str, jusqu_au: str
):
    suivie.execute(b"UPDATE certification SET " + ecrit.encode() + b" WHERE code_certifinfo = '28229'")
    assert tenir_le_lot(suivie, de_reference(suivie, "abc")) == 1
    requete = "SELECT jusqu_au::text FROM publication JOIN certification USING (numero) WHERE code_certifinfo = '28229'"
    assert suivie.execute(requete).fetchall() == [(jusqu_au,)]


def test_a_lot_of_offers_tells_the_certifications_that_it_is_the_first_to_name(suivie: psycopg.Connection):
    suivie.execute("INSERT INTO certification (code_certifinfo, intitule) VALUES ('99999', '99999')")
    assert tenir_le_lot(suivie, de_reference(suivie, None)) == 1


def test_a_lot_writes_the_lines_of_its_own_evenements(suivie: psycopg.Connection):
    lot = de_reference(suivie, None)
    suivie.execute("UPDATE session SET version = version + 1 WHERE numero IN ('SE_0000000002', 'SE_0000000003')")
    suivie.execute(
        "INSERT INTO evenement (geste, noun, objet_id, source, lot_id) VALUES ('IMPORTER', 'session', 702, 'LHEO', %s)",
        (lot,),
    )
    assert tenir_le_lot(suivie, lot) == 1
    assert ecarts(suivie) == ["SE_0000000003"]


def test_a_catalogue_that_is_followed_has_nothing_to_set_right(suivie: psycopg.Connection):
    assert (ecarts(suivie), refaire(suivie)) == ([], 0)


VALEURS: dict[Noun, list[dict[str, Any]]] = {
    Noun.ORGANISME: [{"suspendu": True}, {"suspendu": False}, {"statut": "ARCHIVEE"}, {"statut": "VALIDEE"}],
    Noun.ETABLISSEMENT: [{"statut": "SUSPENDUE"}, {"statut": "VALIDEE"}, {"siret": None}],
    Noun.FORMATION: [{"statut": "SUSPENDUE"}, {"statut": "VALIDEE"}, {"intitule": "Autre"}, {"proprietaire_id": 102}],
    Noun.ACTION: [{"statut": "SUSPENDUE"}, {"statut": "VALIDEE"}, {"formation_id": 502}, {"formation_id": 501}],
    Noun.SESSION: [{"statut": "ANNULEE"}, {"statut": "VALIDEE"}, {"fin": date(2027, 12, 30), "fin_precision": "JOUR"}],
}
edits = st.sampled_from(list(VALEURS)).flatmap(
    lambda noun: st.tuples(st.just(noun), st.integers(1, 4), st.sampled_from(VALEURS[noun]))
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(edits, min_size=1, max_size=6))
def test_lines_kept_edit_by_edit_are_those_of_the_whole(
    suivie: psycopg.Connection, edits: list[tuple[Noun, int, dict[str, Any]]]
):
    with suivie.transaction(force_rollback=True):
        for noun, rang, valeurs in edits:
            bougees(suivie, (noun, f"{PREFIXES[noun]}_{rang:010}", valeurs))
            assert ecarts(suivie) == []


def test_two_transactions_that_meet_leave_the_lines_of_both(base: str):
    """One suspends the organisme while another one adds a session to it: neither sees the other's work."""
    with psycopg.connect(base) as prepare:
        prepare.execute(
            "INSERT INTO organisme (id, statut, source, raison_sociale) VALUES (1, 'VALIDEE', 'LHEO', 'Un')"
        )
        prepare.execute("INSERT INTO contact (id, statut, source, organisme_id) VALUES (1, 'A_CORRIGER', 'LHEO', 1)")
        refaire(prepare)

    def valider() -> None:
        with psycopg.connect(base) as autre, ecriture(autre, tenir) as ouverte:
            ouverte.modifier(Noun.CONTACT, "CT_0000000001", {"statut": "VALIDEE"}, CARIF)

    fil = Thread(target=valider)
    with psycopg.connect(base) as une, une.transaction():
        with ecriture(une, tenir) as ouverte:
            ouverte.modifier(Noun.ORGANISME, "OR_0000000001", {"suspendu": True}, CARIF)
        fil.start()
        fil.join(0.2)
        assert fil.is_alive()
    fil.join()
    with psycopg.connect(base) as relue:
        assert ecarts(relue) == []
        assert lignes(relue) == {"OR_0000000001": True}
