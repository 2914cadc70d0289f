"""PRENDRE_EN_CHARGE: who looks at a submission is told in the queue and in the history, and nothing else changes."""

from typing import Any

import pytest

from models.lecteur import Lecteur
from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import A_SAISIE, ADMIN, CARIF

pytestmark = pytest.mark.anyio

BROUILLON, DIFFUSEE = "SE_0000000003", "SE_0000000001"
GESTE = """mutation ($n: String!, $geste: Geste!, $version: Int!, $motif: String) {
  appliquerGeste(geste: $geste, objets: [{ numero: $n, version: $version }], motif: $motif) {
    faits lignes { anomalies { code } } } }"""
FILE = "{ fileDeValidation { nodes { priseEnChargePar objet { numero version } } } }"
HISTORIQUE = """query ($n: ID!) { node(id: $n) { ... on Session {
  version statut historique(first: 1) { nodes { geste auteur origine differences { libelle } } } } } }"""
MODIFIER = """mutation { modifierSession(numero: "SE_0000000001", version: 1, donnees: { effectifMinimal: 8 }) {
  session { proposition { version } } } }"""


async def faire(muter: Muter, geste: str, version: int, lecteur: Lecteur = CARIF, numero: str = BROUILLON) -> None:
    motif = "Précisez." if geste == "RETOURNER" else None
    reponse = await muter(GESTE, lecteur, n=numero, geste=geste, version=version, motif=motif)
    assert reponse.donnees["appliquerGeste"]["faits"] == 1


async def pris_par(muter: Muter, lecteur: Lecteur) -> list[str | None]:
    return [s["priseEnChargePar"] for s in (await muter(FILE, lecteur)).donnees["fileDeValidation"]["nodes"]]


async def session(muter: Muter, numero: str) -> dict[str, Any]:
    return dict((await muter(HISTORIQUE, A_SAISIE, n=numero)).donnees["node"])


@pytest.mark.parametrize("lecteur", [CARIF, A_SAISIE], ids=["carif", "organisme"])
async def test_the_queue_tells_who_it_is(muter: Muter, lecteur: Lecteur):
    await faire(muter, "SOUMETTRE", 1, A_SAISIE)
    assert await pris_par(muter, lecteur) == [None]
    await faire(muter, "PRENDRE_EN_CHARGE", 2)
    assert await pris_par(muter, lecteur) == [CARIF.courriel]


async def test_the_history_tells_who_it_was_and_nothing_else_changes(muter: Muter):
    await faire(muter, "SOUMETTRE", 1, A_SAISIE)
    await faire(muter, "PRENDRE_EN_CHARGE", 2)
    pris = {"geste": "PRENDRE_EN_CHARGE", "auteur": CARIF.courriel, "origine": "CARIF", "differences": []}
    assert await session(muter, BROUILLON) == {"version": 2, "statut": "SOUMISE", "historique": {"nodes": [pris]}}


async def test_it_is_told_of_an_edit_too(muter: Muter):
    version = (await muter(MODIFIER, A_SAISIE)).donnees["modifierSession"]["session"]["proposition"]["version"]
    await faire(muter, "SOUMETTRE", version, A_SAISIE, DIFFUSEE)
    await faire(muter, "PRENDRE_EN_CHARGE", version + 1, CARIF, DIFFUSEE)
    assert await pris_par(muter, CARIF) == [CARIF.courriel]
    lue = await session(muter, DIFFUSEE)
    assert [evenement["geste"] for evenement in lue["historique"]["nodes"]] == ["PRENDRE_EN_CHARGE"]


async def test_a_colleague_takes_it_over(muter: Muter, lire_la_base: LireLaBase):
    await faire(muter, "SOUMETTRE", 1, A_SAISIE)
    await faire(muter, "PRENDRE_EN_CHARGE", 2)
    await faire(muter, "PRENDRE_EN_CHARGE", 2, ADMIN)
    assert await pris_par(muter, CARIF) == [ADMIN.courriel]
    prises = "SELECT auteur FROM evenement WHERE geste = 'PRENDRE_EN_CHARGE' ORDER BY id"
    assert lire_la_base(prises) == [{"auteur": CARIF.courriel}, {"auteur": ADMIN.courriel}]


async def test_what_is_handed_in_again_is_in_nobody_s_charge(muter: Muter):
    await faire(muter, "SOUMETTRE", 1, A_SAISIE)
    await faire(muter, "PRENDRE_EN_CHARGE", 2)
    await faire(muter, "RETOURNER", 2)
    await faire(muter, "SOUMETTRE", 3, A_SAISIE)
    assert await pris_par(muter, CARIF) == [None]


async def test_its_organisme_does_not_take_it(muter: Muter):
    await faire(muter, "SOUMETTRE", 1, A_SAISIE)
    reponse = await muter(GESTE, A_SAISIE, n=BROUILLON, geste="PRENDRE_EN_CHARGE", version=2)
    [ligne] = reponse.donnees["appliquerGeste"]["lignes"]
    assert [anomalie["code"] for anomalie in ligne["anomalies"]] == ["SESSION_GESTE_REFUSE"]
    assert await pris_par(muter, CARIF) == [None]
