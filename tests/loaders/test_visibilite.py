"""PERIMEE has one definition: its cases, and how a statement asks for what the path has not proven."""

from datetime import date

import psycopg
import pytest
from psycopg.sql import SQL

from loaders.noun import Noun
from loaders.objets import ACTION, DISPOSITIF, DU_CATALOGUE, ORGANISME, RECRUTEMENT, SESSION
from loaders.session import (
    session_par_dispositif,
    session_par_numero,
    sessions,
    sessions_par_action,
    sessions_par_organisme,
)
from loaders.visibilite import PUBLICS, STATUT_SESSION, parmi, statuts_demandes, visible, visible_par
from models.enumerations import Statut
from models.erreurs import EntreeInvalide
from models.lecteur import PUBLIC, Portee
from tests.graph.lecteurs import LECTEURS

AUJOURD_HUI = date(2026, 11, 23)

CAS = [
    ("VALIDEE", False, None, "VALIDEE"),  # an unknown end is not past
    ("VALIDEE", False, date(2026, 11, 24), "VALIDEE"),
    ("VALIDEE", False, date(2026, 11, 23), "VALIDEE"),  # its last day is not over
    ("VALIDEE", False, date(2026, 11, 22), "PERIMEE"),
    ("VALIDEE", False, date(2026, 11, 30), "VALIDEE"),  # known to the month: stored as its last day
    ("VALIDEE", True, None, "PERIMEE"),
    ("VALIDEE", True, date(2027, 1, 1), "PERIMEE"),
    ("ANNULEE", False, date(2016, 1, 1), "ANNULEE"),
    ("ARCHIVEE", True, date(2016, 1, 1), "ARCHIVEE"),
    ("EN_COURS_DE_SAISIE", False, date(2016, 1, 1), "EN_COURS_DE_SAISIE"),
    ("SUSPENDUE", True, date(2016, 1, 1), "SUSPENDUE"),
]


@pytest.mark.parametrize(("statut", "declaree", "fin", "attendu"), CAS)
def test_a_validated_session_is_past_once_its_end_is_or_its_source_says_so(
    administration: psycopg.Connection, statut: str, declaree: bool, fin: date | None, attendu: str
):
    ligne = administration.execute(
        SQL(
            "WITH action AS (SELECT 1 AS id, 'VALIDEE' AS statut) SELECT {}, {}, {} FROM (SELECT 1 AS action_id,"
            " %(statut)s::text AS statut, %(declaree)s AS declaree_perimee, %(fin)s::date AS fin) AS session"
        ).format(*map(SQL, (STATUT_SESSION, parmi(SESSION, [Statut.VALIDEE]), parmi(SESSION, [Statut.PERIMEE])))),
        {"statut": statut, "declaree": declaree, "fin": fin, "aujourdhui": AUJOURD_HUI},
    ).fetchone()
    assert ligne == (attendu, attendu == "VALIDEE", attendu == "PERIMEE")


@pytest.mark.parametrize(
    ("action", "session", "attendu"),
    [
        ("VALIDEE", "VALIDEE", "VALIDEE"),
        ("ANNULEE", "VALIDEE", "ANNULEE"),
        ("ARCHIVEE", "VALIDEE", "ARCHIVEE"),
        ("VALIDEE", "ANNULEE", "ANNULEE"),
        ("ANNULEE", "ARCHIVEE", "ARCHIVEE"),
    ],
)
def test_a_validated_session_is_listed_as_its_action_is(
    administration: psycopg.Connection, action: str, session: str, attendu: str
):
    demandes = SQL(", ").join(SQL(parmi(SESSION, [statut])) for statut in PUBLICS)
    ligne = administration.execute(
        SQL(
            "WITH action AS (SELECT 1 AS id, %(action)s::text AS statut) SELECT {} FROM (SELECT 1 AS action_id,"
            " %(session)s::text AS statut, false AS declaree_perimee, NULL::date AS fin) AS session"
        ).format(demandes),
        {"action": action, "session": session, "aujourdhui": AUJOURD_HUI},
    ).fetchone()
    assert ligne == tuple(statut == attendu for statut in PUBLICS)


def test_lists_show_what_is_valid_unless_asked_otherwise():
    assert statuts_demandes(PUBLIC, None) == (Statut.VALIDEE,)
    assert statuts_demandes(PUBLIC, []) == (Statut.VALIDEE,)
    assert statuts_demandes(PUBLIC, [Statut.PERIMEE]) == (Statut.PERIMEE,)


@pytest.mark.parametrize("statut", sorted(set(Statut) - {"VALIDEE", "PERIMEE", "ANNULEE", "ARCHIVEE"}))
def test_the_public_may_not_ask_for_a_status_that_is_not_public(statut: Statut):
    with pytest.raises(EntreeInvalide, match=f"Statut non public : {statut}. Statuts possibles : VALIDEE, PERIMEE"):
        statuts_demandes(PUBLIC, [Statut.VALIDEE, statut])


def test_an_object_found_by_its_number_is_checked_up_to_its_organisme():
    (statut, parents) = visible_par(session_par_numero, Portee.PUBLIQUE)
    assert statut == "session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')"
    assert parents.startswith("EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut IN")
    assert parents.count("NOT organisme.suspendu") == 3  # the action's, the établissement's, the formation's owner


def test_what_the_path_has_proven_is_not_asked_again():
    assert visible_par(sessions_par_action, Portee.PUBLIQUE) == ["session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')"]
    assert visible_par(session_par_dispositif, Portee.PUBLIQUE) == []


def test_an_organisme_does_not_prove_the_actions_of_its_sessions():
    assert visible_par(sessions_par_organisme, Portee.PUBLIQUE) == list(visible(SESSION, Portee.PUBLIQUE))


def test_an_organisme_is_public_when_its_status_is_and_it_is_not_suspended():
    assert list(visible(ORGANISME, Portee.PUBLIQUE)) == [
        "organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')",
        "NOT organisme.suspendu",
    ]


def test_an_action_needs_its_formation_its_organisme_and_its_etablissement():
    assert [r.cle for r in ACTION.requis] == ["formation_id", "organisme_id", "etablissement_id"]


def test_who_has_an_organisme_sees_what_is_public_or_theirs():
    [condition] = visible(ORGANISME, Portee.SIENNE)
    assert condition == (
        "(organisme.id = ANY(%(siens)s::bigint[]) OR organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')"
        " AND NOT organisme.suspendu)"
    )


def test_what_one_sees_of_a_parent_proves_nothing_of_what_is_public_below():
    [condition] = visible_par(sessions_par_action, Portee.SIENNE)
    [publie, *reste] = visible(SESSION, Portee.PUBLIQUE)
    assert condition == f"(session.organisme_id = ANY(%(siens)s::bigint[]) OR {publie} AND {' AND '.join(reste)})"


def test_of_statuses_that_are_not_public_one_sees_ones_own_alone():
    assert visible_par(sessions, Portee.SIENNE, [Statut.SOUMISE, Statut.A_CORRIGER]) == [
        "session.organisme_id = ANY(%(siens)s::bigint[])"
    ]
    assert visible_par(sessions, Portee.SIENNE, [Statut.SOUMISE, Statut.VALIDEE]) == list(
        visible(SESSION, Portee.SIENNE)
    )


@pytest.mark.parametrize("noun", [*DU_CATALOGUE.values(), DISPOSITIF, RECRUTEMENT], ids=lambda noun: noun.nom)
def test_the_carif_sees_everything(noun: Noun):
    assert list(visible(noun, Portee.ENTIERE)) == []


@pytest.mark.parametrize("noun", DU_CATALOGUE.values(), ids=lambda noun: noun.nom)
def test_what_organismes_enter_says_whose_it_is(noun: Noun):
    assert noun.detenteur is not None


def test_what_belongs_to_an_object_is_seen_as_it_is():
    [condition] = visible(DISPOSITIF, Portee.SIENNE)
    [de_la_session] = visible(SESSION, Portee.SIENNE)
    assert condition == f"EXISTS (SELECT FROM session WHERE session.id = dispositif.session_id AND {de_la_session})"


@pytest.mark.parametrize("nom", ["bois", "carif"])
def test_who_sees_more_than_the_public_may_ask_for_any_status(nom: str):
    assert statuts_demandes(LECTEURS[nom], list(Statut)) == tuple(Statut)
