"""What became of an edit that waits, when the Carif takes away what it edits."""

from typing import Any

import pytest

from models.lecteur import Lecteur
from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import A_GESTION, A_SAISIE, CARIF
from tests.graph.mutations.test_creer_demande import FERMETURE
from tests.graph.mutations.test_decider_demande import decider, demander

pytestmark = pytest.mark.anyio

MODIFIER = """mutation ($version: Int!, $donnees: SessionDonnees!) {
  modifierSession(numero: "SE_0000000001", version: $version, donnees: $donnees) {
    session { statut proposition { version } } anomalies { code niveau } conflit { modifieLe } } }"""
GESTE = """mutation ($geste: Geste!, $version: Int!) {
  appliquerGeste(geste: $geste, objets: [{numero: "SE_0000000001", version: $version}], motif: "Plainte.") {
    faits lignes { anomalies { code } } } }"""


async def modifier(muter: Muter, version: int, lecteur: Lecteur = A_SAISIE, **donnees: Any) -> dict[str, Any]:
    reponse = await muter(MODIFIER, lecteur, version=version, donnees=donnees)
    assert reponse.erreurs == []
    return reponse.donnees["modifierSession"]


async def faire(muter: Muter, geste: str, version: int) -> None:
    reponse = await muter(GESTE, CARIF, geste=geste, version=version)
    assert reponse.donnees["appliquerGeste"]["faits"] == 1


async def test_what_is_suspended_shows_again_as_it_was_validated(muter: Muter, lire_la_base: LireLaBase):
    payload = await modifier(muter, 1, effectifMinimal=8)
    propose = payload["session"]["proposition"]["version"]
    await faire(muter, "SUSPENDRE", 1)
    await modifier(muter, propose, effectifMinimal=4, modalitesInscription="Sans entretien.")
    await faire(muter, "RETABLIR", 3)  # above the version of the edit that waits
    assert lire_la_base("SELECT statut, effectif_minimal, modalites_inscription FROM session WHERE id = 701") == [
        {"statut": "VALIDEE", "effectif_minimal": None, "modalites_inscription": None}
    ]
    assert lire_la_base("SELECT valeurs FROM modification") == [
        {"valeurs": {"effectif_minimal": 4, "modalites_inscription": "Sans entretien."}}
    ]


async def test_edits_of_what_closes_have_nothing_to_change_any_more(muter: Muter, lire_la_base: LireLaBase):
    await modifier(muter, 1, effectifMinimal=8)
    tout = FERMETURE | {"siret": None, "organisme": "OR_0000000001"}
    await decider(muter, await demander(muter, tout, A_GESTION))
    assert lire_la_base("SELECT noun, objet_id FROM modification") == []
