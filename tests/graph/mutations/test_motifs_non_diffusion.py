"""`motifsNonDiffusion` gives the motif of what the session became, not of something else that was done with it."""

import pytest

from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import A_SAISIE

pytestmark = pytest.mark.anyio

MOTIFS = "query ($n: String!) { session(numero: $n) { motifsNonDiffusion { message } } }"
SOUMETTRE = """mutation ($version: Int!) { soumettreSession(numero: "SE_0000000003", version: $version) {
  session { version } } }"""
RETOURNER = """mutation ($version: Int!) { retournerSession(numero: "SE_0000000003", version: $version,
  motif: "Le lieu manque.") { session { version } } }"""


async def dits(muter: Muter, numero: str = "SE_0000000003") -> list[str]:
    lu = await muter(MOTIFS, A_SAISIE, n=numero)
    return [motif["message"] for motif in lu.donnees["session"]["motifsNonDiffusion"]]


async def test_a_copy_is_not_a_draft_because_it_is_a_copy(muter: Muter, lire_la_base: LireLaBase):
    copie = 'mutation { dupliquerSession(numero: "SE_0000000003") { session { numero } } }'
    numero = (await muter(copie, A_SAISIE)).donnees["dupliquerSession"]["session"]["numero"]
    assert lire_la_base("SELECT motif FROM evenement") == [{"motif": "Copie de SE_0000000003"}]
    assert await dits(muter, numero) == ["La session est en cours de saisie : le Carif ne la voit pas."]


async def test_handed_in_again_it_does_not_wait_because_it_was_returned(muter: Muter):
    await muter(SOUMETTRE, A_SAISIE, version=1)
    await muter(RETOURNER, version=2)
    assert await dits(muter) == ["La session a été retournée par le Carif : « Le lieu manque. »."]
    await muter(SOUMETTRE, A_SAISIE, version=3)
    assert await dits(muter) == ["La session attend la validation du Carif."]
