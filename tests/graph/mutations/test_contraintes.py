"""What the database alone refuses: said in the words of the API, and logged when nobody foresaw it."""

import logging
from typing import Any

import pytest

from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import CARIF

pytestmark = pytest.mark.anyio

MODIFIER = """mutation { modifierSession(numero: "SE_0000000003", version: 1, donnees: {capaciteCumulee: 12}) {
  anomalies { code champ message quoiFaire } } }"""
CREER = """mutation { creerSession(action: "AC_0000000002", donnees: {}) { anomalies { code } } }"""
IMPREVUE = "ALTER TABLE session ADD CONSTRAINT session_capacite_cumulee_bornee CHECK (capacite_cumulee < 10)"


async def test_an_unforeseen_constraint_is_an_anomaly_and_a_line_of_the_log(
    muter: Muter, ecrire_en_base: Any, caplog: pytest.LogCaptureFixture
):
    ecrire_en_base(IMPREVUE)
    with caplog.at_level(logging.ERROR):
        (dite,) = (await muter(MODIFIER)).donnees["modifierSession"]["anomalies"]
    (ligne,) = caplog.records
    reference = dite["quoiFaire"].rpartition(" ")[2].rstrip(".")
    assert ligne.getMessage() == f"unforeseen constraint session_capacite_cumulee_bornee, reference {reference}"
    assert dite == {
        "code": "SESSION_CAPACITE_CUMULEE_INVALIDE",
        "champ": ["capaciteCumulee"],
        "message": "La valeur de « capaciteCumulee » n'est pas possible.",
        "quoiFaire": f"Corrigez-la, ou donnez cette référence au Carif : {reference}.",
    }


async def test_a_number_given_twice_is_nobody_s_fault_but_ours(
    muter: Muter, lire_la_base: LireLaBase, ecrire_en_base: Any, caplog: pytest.LogCaptureFixture
):
    ecrire_en_base("ALTER SEQUENCE session_id_seq RESTART WITH 701")
    with caplog.at_level(logging.ERROR):
        reponse = await muter(CREER, CARIF)
    assert [erreur["extensions"]["code"] for erreur in reponse.erreurs] == ["INTERNAL_SERVER_ERROR"]
    assert [ligne.getMessage() for ligne in caplog.records] == [
        f"internal error {reponse.erreurs[0]['extensions']['reference']}"
    ]
    assert lire_la_base("SELECT count(*) FROM session") == [{"count": 4}]
