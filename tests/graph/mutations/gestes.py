"""What several tests of the circuit do: edits of SE_1, which is diffused, and gestures on one object."""

from typing import Any

from models.lecteur import Lecteur
from tests.graph.mutations.conftest import Muter
from tests.graph.mutations.lecteurs import A_SAISIE, CARIF

DIFFUSEE, BROUILLON = "SE_0000000001", "SE_0000000003"
MODIFIER = """mutation ($version: Int!, $donnees: SessionDonnees!) {
  modifierSession(numero: "SE_0000000001", version: $version, donnees: $donnees) {
    session { proposition { version } } anomalies { code } conflit { modifieLe modifiePar } } }"""
GESTE = """mutation ($numero: String!, $version: Int!, $geste: Geste!, $motif: String) {
  appliquerGeste(geste: $geste, objets: [{numero: $numero, version: $version}], motif: $motif) {
    lignes { anomalies { code niveau message quoiFaire } conflit { modifieLe modifiePar } } } }"""


async def modifier(muter: Muter, version: int, qui: Lecteur = A_SAISIE, **donnees: Any) -> dict[str, Any]:
    """What `modifierSession` of SE_1 answers."""
    reponse = await muter(MODIFIER, qui, version=version, donnees=donnees)
    assert reponse.erreurs == []
    return reponse.donnees["modifierSession"]


async def proposer(muter: Muter, version: int, qui: Lecteur = A_SAISIE, **donnees: Any) -> int | None:
    """The version of the edit of SE_1 that waits after this one."""
    proposee = (await modifier(muter, version, qui, **donnees))["session"]["proposition"]
    return None if proposee is None else proposee["version"]


async def geste(muter: Muter, quoi: str, version: int, qui: Lecteur = CARIF, **variables: Any) -> dict[str, Any]:
    """The line of a gesture on an object (SE_1 unless its `numero` is given)."""
    variables = {"numero": DIFFUSEE, "motif": "Plainte."} | variables
    reponse = await muter(GESTE, qui, geste=quoi, version=version, **variables)
    assert reponse.erreurs == []
    return reponse.donnees["appliquerGeste"]["lignes"][0]


def bloquants(ligne: dict[str, Any]) -> list[str]:
    """The codes of what refused it."""
    return [anomalie["code"] for anomalie in ligne["anomalies"] if anomalie["niveau"] == "BLOQUANT"]


async def fait(muter: Muter, quoi: str, version: int, qui: Lecteur = CARIF, **variables: Any) -> None:
    """Make a gesture that nothing refuses."""
    ligne = await geste(muter, quoi, version, qui, **variables)
    assert (bloquants(ligne), ligne["conflit"]) == ([], None)
