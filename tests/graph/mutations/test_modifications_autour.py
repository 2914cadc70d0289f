"""Edits of what a session depends on: nothing while they are begun, something once handed in, all once validated."""

from typing import Any

import pytest

from tests.graph.mutations.conftest import Muter
from tests.graph.mutations.lecteurs import A_SAISIE, CARIF

pytestmark = pytest.mark.anyio

MODIFIER = """mutation ($donnees: ActionDonnees!) {
  modifierAction(numero: "AC_0000000002", version: 1, donnees: $donnees) { action { numero } anomalies { code } } }"""
CREER = """mutation { creerSession(action: "AC_0000000002", donnees: {
  debut: "2027-05-01", fin: "2027-06-30", dispositifs: [{ type: "OPCO", financeur: "16", publics: ["82044"] }] }) {
  session { numero } anomalies { code } } }"""
GESTE = """mutation ($geste: Geste!, $numero: String!, $version: Int!) {
  appliquerGeste(geste: $geste, objets: [{ numero: $numero, version: $version }]) {
    faits lignes { anomalies { code niveau } } } }"""
A_DISTANCE = {"modaliteEnseignement": "A_DISTANCE", "rythme": "Le soir", "conditionsSpecifiques": "Aucune"}


async def faire(muter: Muter, lecteur: Any, geste: str, numero: str, version: int) -> list[str]:
    """The codes of what refuses a gesture; none when it is done."""
    reponse = await muter(GESTE, lecteur, geste=geste, numero=numero, version=version)
    payload = reponse.donnees["appliquerGeste"]
    codes = [dite["code"] for dite in payload["lignes"][0]["anomalies"] if dite["niveau"] == "BLOQUANT"]
    assert (payload["faits"] == 1) == (codes == [])
    return codes


async def creer(muter: Muter) -> str:
    """A session without a place."""
    creee = (await muter(CREER, A_SAISIE)).donnees["creerSession"]
    assert creee["anomalies"] == []
    return str(creee["session"]["numero"])


async def test_a_draft_of_the_action_makes_nothing_right(muter: Muter):
    await muter(MODIFIER, A_SAISIE, donnees=A_DISTANCE)
    assert await faire(muter, A_SAISIE, "SOUMETTRE", await creer(muter), 1) == ["SESSION_LIEU_REQUIS"]


async def test_what_is_handed_in_of_the_action_does_and_the_carif_validates_it_first(muter: Muter):
    await muter(MODIFIER, A_SAISIE, donnees=A_DISTANCE)
    assert await faire(muter, A_SAISIE, "SOUMETTRE", "AC_0000000002", 2) == []
    numero = await creer(muter)
    assert await faire(muter, A_SAISIE, "SOUMETTRE", numero, 1) == []
    assert await faire(muter, CARIF, "VALIDER", numero, 2) == ["SESSION_LIEU_REQUIS"]
    assert await faire(muter, CARIF, "VALIDER", "AC_0000000002", 3) == []
    assert await faire(muter, CARIF, "VALIDER", numero, 2) == []


async def test_a_draft_of_the_action_blocks_none_of_its_sessions(muter: Muter):
    await muter(MODIFIER, A_SAISIE, donnees={"complementDescriptif": "Rien n'est fini.", "rythme": None})
    assert await faire(muter, A_SAISIE, "SOUMETTRE", "SE_0000000003", 1) == []
