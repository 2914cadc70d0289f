"""`soumettreSession`: a draft is handed in, and waits for the Carif."""

from typing import Any

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


async def test_a_draft_just_like_it_stands_in_nobody_s_way(muter: Muter):
    assert (await muter(SOUMETTRE, A_SAISIE)).erreurs == []
    dates = '{ debut: "2027-02-01", fin: "2027-02-03" }'
    document = f"""mutation {{
      dupliquerSession(numero: "SE_0000000003", donnees: {dates}) {{ session {{ numero }} anomalies {{ code }} }}
      validerSession(numero: "SE_0000000003", version: 2) {{ session {{ statut }} anomalies {{ code }} }} }}"""
    faits = (await muter(document)).donnees
    assert faits["dupliquerSession"]["session"] == {"numero": "SE_0000000005"}
    assert faits["validerSession"] == {"session": {"statut": "VALIDEE"}, "anomalies": []}
    jumelle = 'mutation { soumettreSession(numero: "SE_0000000005", version: 1) { session { id } anomalies { code } } }'
    refus = (await muter(jumelle, A_SAISIE)).donnees["soumettreSession"]
    assert (refus["session"], [a["code"] for a in refus["anomalies"]]) == (None, ["SESSION_DOUBLON"])


@pytest.mark.parametrize("statut", ["REFUSEE", "SUSPENDUE", "ANNULEE", "ARCHIVEE"])
async def test_nothing_is_handed_in_under_what_is_closed(
    muter: Muter, lire_la_base: LireLaBase, ecrire_en_base: Any, statut: str
):
    ecrire_en_base("UPDATE action SET statut = %(statut)s WHERE id = 602", statut=statut)
    reponse = await muter(SOUMETTRE, A_SAISIE)
    payload = reponse.donnees["soumettreSession"]
    assert [anomalie["code"] for anomalie in payload["anomalies"]] == ["SESSION_ACTION_CLOS"]
    assert lire_la_base("SELECT statut FROM session WHERE id = 703") == [{"statut": "EN_COURS_DE_SAISIE"}]
