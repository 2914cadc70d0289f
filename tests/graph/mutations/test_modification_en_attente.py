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


FILE = "{ fileDeValidation { nodes { id } } }"
OUVERTES = '{ tableauDeBord(organisme: "OR_0000000001") { soumissions { nodes { id etape } } } }'
GESTE_MOTIVE = """mutation ($geste: Geste!, $version: Int!) {
  appliquerGeste(geste: $geste, objets: [{numero: "SE_0000000001", version: $version}], motif: "Précisez.") {
    faits lignes { anomalies { code } } } }"""
SOUMISSION = "SELECT etat, motif, close_le IS NOT NULL AS close FROM soumission"


async def soumettre(muter: Muter) -> int:
    """An edit that waits for the Carif; its version."""
    propose = (await modifier(muter, 1, effectifMinimal=8))["session"]["proposition"]["version"]
    reponse = await muter(GESTE_MOTIVE, A_SAISIE, geste="SOUMETTRE", version=propose)
    assert reponse.donnees["appliquerGeste"]["faits"] == 1
    assert len((await muter(FILE)).donnees["fileDeValidation"]["nodes"]) == 1
    return int(propose) + 1


async def ce_qui_attend(muter: Muter) -> list[Any]:
    """The queue of the Carif, and what the organisme has open."""
    file = (await muter(FILE)).donnees["fileDeValidation"]["nodes"]
    tableau = (await muter(OUVERTES, A_SAISIE)).donnees["tableauDeBord"]
    return [*file, *tableau["soumissions"]["nodes"]]


async def test_an_edit_that_is_emptied_leaves_the_queue(muter: Muter, lire_la_base: LireLaBase):
    version = await soumettre(muter)
    payload = await modifier(muter, version, effectifMinimal=None)
    assert payload["session"] == {"statut": "VALIDEE", "proposition": None}
    assert await ce_qui_attend(muter) == []
    assert lire_la_base(SOUMISSION) == [{"etat": "CADUQUE", "motif": None, "close": True}]


async def test_an_edit_that_is_emptied_once_returned_is_open_no_more(muter: Muter, lire_la_base: LireLaBase):
    version = await soumettre(muter)
    await muter(GESTE_MOTIVE, CARIF, geste="RETOURNER", version=version)
    assert [un["etape"] for un in await ce_qui_attend(muter)] == ["RETOURNEE"]
    await modifier(muter, version + 1, effectifMinimal=None)
    assert await ce_qui_attend(muter) == []
    assert lire_la_base("SELECT etat FROM soumission") == [{"etat": "CADUQUE"}]


@pytest.mark.parametrize(("geste", "qui"), [("ANNULER", A_SAISIE), ("ARCHIVER", CARIF)], ids=["organisme", "carif"])
async def test_an_edit_of_what_is_withdrawn_leaves_the_queue(
    muter: Muter, lire_la_base: LireLaBase, geste: str, qui: Lecteur
):
    await soumettre(muter)
    reponse = await muter(GESTE_MOTIVE, qui, geste=geste, version=1)
    assert reponse.donnees["appliquerGeste"]["faits"] == 1
    assert await ce_qui_attend(muter) == []
    assert lire_la_base(SOUMISSION) == [{"etat": "CADUQUE", "motif": None, "close": True}]
    assert lire_la_base("SELECT FROM modification") == []


async def test_an_edit_goes_back_in_the_queue_after_one_that_was_emptied(muter: Muter, lire_la_base: LireLaBase):
    await modifier(muter, await soumettre(muter), effectifMinimal=None)
    await soumettre(muter)
    assert lire_la_base("SELECT etat FROM soumission ORDER BY id") == [{"etat": "CADUQUE"}, {"etat": "DEPOSEE"}]
