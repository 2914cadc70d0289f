"""Lots: what is refused takes back what it wrote, and nothing else."""

from typing import Any

import pytest

from tests.graph.mutations.conftest import LireLaBase, Muter

pytestmark = pytest.mark.anyio

SUSPENDRE = """mutation { appliquerGeste(geste: SUSPENDRE, motif: "Plainte.", objets: [
    {numero: "SE_0000000001", version: 1}, {numero: "SE_0000000004", version: 1}]) {
  faits refuses lignes { numero anomalies { code } objet { statut } } } }"""


async def test_what_the_database_refuses_is_said_of_its_own_line(
    muter: Muter, lire_la_base: LireLaBase, ecrire_en_base: Any
):
    ecrire_en_base("ALTER TABLE session ADD CONSTRAINT session_statut_fige CHECK (id <> 701 OR statut = 'VALIDEE')")
    reponse = await muter(SUSPENDRE)
    assert reponse.erreurs == []
    assert reponse.donnees["appliquerGeste"] == {
        "faits": 1,
        "refuses": 1,
        "lignes": [
            {"numero": "SE_0000000001", "anomalies": [{"code": "SESSION_STATUT_INVALIDE"}], "objet": None},
            {"numero": "SE_0000000004", "anomalies": [], "objet": {"statut": "SUSPENDUE"}},
        ],
    }
    assert lire_la_base("SELECT objet_id FROM evenement") == [{"objet_id": 704}]
