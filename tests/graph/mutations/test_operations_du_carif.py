"""B10 to B12 of the back office, as its developers write them."""

from typing import Any

import pytest

from tests.acceptation.test_operations import operations
from tests.graph.mutations.conftest import Muter
from tests.graph.mutations.lecteurs import A_GESTION, CARIF, PARTENAIRE
from tests.graph.mutations.test_doublons import PAIRE
from tests.graph.mutations.test_lots import IMPORTS

pytestmark = pytest.mark.anyio

ANCIEN, NOUVEAU = "44300121900015", "44300121900031"
SANS_REFUS = {"anomalies": [], "conflit": None}


async def test_b10_the_carif_reads_both_sides_and_decides(muter: Muter, ecrire_en_base: Any):
    ecrire_en_base(PAIRE)
    lue = await muter(operations()["B10Doublons"])
    [paire] = lue.donnees["doublons"]["nodes"]
    assert (lue.erreurs, paire["numero"], len(paire["indices"])) == ([], "DB_0000000001", 3)
    assert paire["a"]["action"]["formation"]["certification"]["codeCertifinfo"] == "28229"
    assert paire["b"]["site"]["adresse"]["ville"] == "MAYENNE"
    decidee = await muter(operations()["B10Decider"], CARIF, n="DB_0000000001", v="OFFRES_DISTINCTES")
    assert decidee.donnees == {
        "deciderDoublon": {"doublon": {"id": "DB_0000000001", "verdict": "OFFRES_DISTINCTES"}, **SANS_REFUS}
    }
    assert (await muter(operations()["B10Doublons"])).donnees["doublons"]["nodes"] == []


async def test_b11_a_siret_changes_and_partners_still_find_by_the_former_one(muter: Muter):
    jour = "2026-11-23"
    siret = {"organisme": "OR_0000000001", "ancien": ANCIEN, "nouveau": NOUVEAU, "le": jour}
    demandee = await muter(operations()["B11Demander"], A_GESTION, **siret)
    assert demandee.donnees == {
        "creerDemande": {
            "demande": {"id": "DE_0000000001", "numero": "DE_0000000001", "decision": None},
            **SANS_REFUS,
        }
    }
    decidee = (await muter(operations()["B11Decider"], CARIF, n="DE_0000000001", le=jour)).donnees["deciderDemande"]
    assert (decidee["demande"]["decision"], decidee["anomalies"]) == ("ACCORDEE", [])
    assert decidee["demande"]["decideeLe"] is not None
    trouvee = await muter(operations()["B11Correspondance"], PARTENAIRE, ancien=ANCIEN)
    assert trouvee.donnees["etablissement"] == {
        "id": "ET_0000000001",
        "siret": NOUVEAU,
        "organisme": {
            "id": "OR_0000000001",
            "numerosPrecedents": [{"ancien": ANCIEN, "nouveau": NOUVEAU, "effetLe": jour}],
        },
    }


async def test_b12_the_night_is_read_with_the_first_rejects_of_each_lot(muter: Muter, ecrire_en_base: Any):
    ecrire_en_base(IMPORTS)
    nuit = await muter(operations()["B12Nuit"])
    assert nuit.erreurs == []
    assert [(lot["flux"], lot["rejets"]["total"]) for lot in nuit.donnees["lots"]["nodes"]] == [
        ("cpf", {"valeur": 0}),
        ("lheo", {"valeur": 2}),
    ]
