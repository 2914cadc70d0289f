"""`soumettreSession`: a draft is handed in, and waits for the Carif."""

import pytest

from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import A_SAISIE

pytestmark = pytest.mark.anyio

SOUMETTRE = """mutation { soumettreSession(numero: "SE_0000000003", version: 1) {
  session { statut version } anomalies { code } conflit { modifieLe } } }"""


async def test_a_draft_that_is_handed_in_waits_in_the_queue(muter: Muter, lire_la_base: LireLaBase):
    reponse = await muter(SOUMETTRE, A_SAISIE)
    assert reponse.erreurs == []
    assert reponse.donnees["soumettreSession"] == {
        "session": {"statut": "SOUMISE", "version": 2},
        "anomalies": [],
        "conflit": None,
    }
    assert lire_la_base("SELECT noun, objet_id, organisme_id, nouvelle, etat, deposee_par FROM soumission") == [
        {
            "noun": "session",
            "objet_id": 703,
            "organisme_id": 101,
            "nouvelle": True,
            "etat": "DEPOSEE",
            "deposee_par": A_SAISIE.compte,
        }
    ]
