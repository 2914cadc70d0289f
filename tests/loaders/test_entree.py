"""Whether one may still enter a session, on 23 November 2026: the table of cases."""

from datetime import date
from typing import Any

import psycopg
import pytest
from psycopg.sql import SQL

from loaders.entree import ENTREE_POSSIBLE

AUJOURD_HUI = date(2026, 11, 23)
HIER, DEMAIN = date(2026, 11, 22), date(2026, 11, 24)
COLONNES = (
    "SELECT %(statut)s::text AS statut, %(declaree)s AS declaree_perimee, %(debut)s::date AS debut,"
    " %(precision)s AS debut_precision, %(fin)s::date AS fin, %(permanente)s AS entrees_sorties_permanentes,"
    " %(cloture)s::date AS inscription_au, %(recrutement)s::text AS etat_recrutement"
)
RIEN_DE_DIT: dict[str, Any] = {
    "statut": "VALIDEE",
    "declaree": False,
    "debut": None,
    "precision": "INCONNUE",
    "fin": None,
    "permanente": False,
    "cloture": None,
    "recrutement": None,
}
MOIS, ANNEE = {"precision": "MOIS"}, {"precision": "ANNEE"}
PERMANENTE = {"permanente": True, "debut": date(2026, 1, 5)}

CAS = [
    ({}, True),
    ({"debut": DEMAIN}, True),
    ({"debut": AUJOURD_HUI}, True),
    ({"debut": HIER}, False),
    ({"debut": HIER, "fin": DEMAIN}, False),
    ({"debut": date(2026, 11, 1), **MOIS}, True),
    ({"debut": date(2026, 10, 1), **MOIS}, False),
    ({"debut": date(2026, 1, 1), **ANNEE}, True),
    ({"debut": date(2025, 1, 1), **ANNEE}, False),
    ({"fin": HIER}, False),
    (PERMANENTE, True),
    ({**PERMANENTE, "fin": AUJOURD_HUI}, True),
    ({**PERMANENTE, "fin": HIER}, False),
    ({**PERMANENTE, "declaree": True}, False),
    ({"debut": DEMAIN, "cloture": AUJOURD_HUI}, True),
    ({"debut": DEMAIN, "cloture": HIER}, False),
    ({**PERMANENTE, "cloture": HIER}, False),
    ({"debut": DEMAIN, "recrutement": "OUVERT"}, True),
    ({"debut": DEMAIN, "recrutement": "FERME"}, False),
    ({"debut": DEMAIN, "recrutement": "SUSPENDU"}, False),
    ({"debut": DEMAIN, "statut": "ANNULEE"}, False),
    ({"debut": DEMAIN, "statut": "ARCHIVEE"}, False),
]


@pytest.mark.parametrize(("dit", "attendu"), CAS)
def test_one_may_enter_or_not(administration: psycopg.Connection, dit: dict[str, Any], attendu: bool):
    ligne = administration.execute(
        SQL("SELECT {} FROM ({}) AS session").format(SQL(ENTREE_POSSIBLE), SQL(COLONNES)),
        {**RIEN_DE_DIT, "precision": "JOUR" if "debut" in dit else "INCONNUE", **dit, "aujourdhui": AUJOURD_HUI},
    ).fetchone()

    assert ligne == (attendu,)
