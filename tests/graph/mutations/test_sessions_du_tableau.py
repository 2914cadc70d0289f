"""The sessions of the dashboard: drafts among them, but where criteria look in what is published."""

from typing import Any

import pytest

from tests.graph.mutations.conftest import Muter
from tests.graph.mutations.lecteurs import A_SAISIE

pytestmark = pytest.mark.anyio

LISTER = """query ($filtre: OffreFiltre, $statuts: [Statut!]) { tableauDeBord(organisme: "OR_0000000001") {
  sessions(filtre: $filtre, statuts: $statuts) { nodes { numero } } } }"""
BROUILLON = "SE_0000000003"
TOUTES = ["SE_0000000001", "SE_0000000002", BROUILLON]


@pytest.mark.parametrize(
    ("variables", "numeros"),
    [
        ({}, TOUTES),
        ({"filtre": {}}, TOUTES),
        ({"filtre": {"statuts": ["EN_COURS_DE_SAISIE"]}}, [BROUILLON]),
        ({"filtre": {}, "statuts": ["EN_COURS_DE_SAISIE"]}, [BROUILLON]),
        ({"filtre": {"departements": ["53"]}}, TOUTES[:2]),
    ],
)
async def test_a_filter_that_asks_for_nothing_hides_nothing(
    muter: Muter, variables: dict[str, Any], numeros: list[str]
):
    reponse = await muter(LISTER, A_SAISIE, **variables)
    assert reponse.erreurs == []
    lues = reponse.donnees["tableauDeBord"]["sessions"]["nodes"]
    assert sorted(session["numero"] for session in lues) == numeros
