"""Edits of what a session depends on: nothing while they are begun, something once handed in, all once validated."""

from typing import Any

import pytest

from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import A_GESTION, A_SAISIE, CARIF

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


FORMATION = """mutation { creerFormation(organisme: "OR_0000000001", donnees: {
  intitule: "Tournage", objectif: "Tourner.", programme: "Le tour.", resultatsAttendus: "Savoir tourner.",
  formacodes: ["45570"] }) { formation { numero } anomalies { code } } }"""
ACTION = """mutation ($formation: String!) {
  creerAction(formation: $formation, etablissement: "ET_0000000001", donnees: {
  modaliteEnseignement: A_DISTANCE, rythme: "Le soir", heuresTotal: 12, prixTotalTtc: "900",
  conditionsSpecifiques: "Aucune" }) {
  action { numero } anomalies { code } } }"""
REDIRE = """mutation ($numero: String!, $version: Int!) {
  modifierFormation(numero: $numero, version: $version, donnees: { objectif: "Tourner autrement." }) {
    formation { numero } anomalies { code } } }"""


async def formation_et_session(muter: Muter) -> tuple[str, str]:
    """Handed in together, in their second version."""
    formation = (await muter(FORMATION, A_SAISIE)).donnees["creerFormation"]["formation"]["numero"]
    action = (await muter(ACTION, A_SAISIE, formation=formation)).donnees["creerAction"]["action"]["numero"]
    creer = CREER.replace("AC_0000000002", action)
    session = (await muter(creer, A_SAISIE)).donnees["creerSession"]["session"]["numero"]
    assert await faire(muter, A_SAISIE, "SOUMETTRE", session, 1) == []
    return formation, session


async def test_what_was_handed_in_with_a_session_and_changed_since_is_read_again(
    muter: Muter, lire_la_base: LireLaBase
):
    formation, session = await formation_et_session(muter)
    assert (await muter(REDIRE, A_SAISIE, numero=formation, version=2)).erreurs == []
    reponse = await muter(GESTE, CARIF, geste="VALIDER", numero=session, version=2)
    assert reponse.donnees["appliquerGeste"]["faits"] == 0
    assert lire_la_base(f"SELECT statut FROM formation WHERE numero = '{formation}'") == [{"statut": "SOUMISE"}]
    assert await faire(muter, CARIF, "VALIDER", session, 3) == []
    assert lire_la_base(f"SELECT statut FROM formation WHERE numero = '{formation}'") == [{"statut": "VALIDEE"}]


async def test_what_was_returned_alone_and_handed_in_again_is_read_again(muter: Muter):
    formation, session = await formation_et_session(muter)
    retour = GESTE.replace("objets:", 'motif: "Précisez l\'objectif.", objets:')
    assert (await muter(retour, CARIF, geste="RETOURNER", numero=formation, version=2)).donnees["appliquerGeste"][
        "faits"
    ] == 1
    await muter(REDIRE, A_SAISIE, numero=formation, version=3)
    assert await faire(muter, A_SAISIE, "SOUMETTRE", formation, 4) == []
    assert (await muter(GESTE, CARIF, geste="VALIDER", numero=session, version=2)).donnees["appliquerGeste"][
        "faits"
    ] == 0
    assert await faire(muter, CARIF, "VALIDER", session, 3) == []


async def test_the_history_says_why_a_session_is_to_be_read_again(muter: Muter, lire_la_base: LireLaBase):
    formation, session = await formation_et_session(muter)
    await muter(REDIRE, A_SAISIE, numero=formation, version=2)
    dits = lire_la_base(
        "SELECT e.geste, e.version, e.motif FROM evenement e JOIN session s ON s.id = e.objet_id AND e.noun = 'session'"
        f" WHERE s.numero = '{session}' ORDER BY e.id DESC LIMIT 1"
    )
    assert dits == [{"geste": "MODIFIER", "version": 3, "motif": f"{formation} : changé depuis"}]


async def test_a_conflit_names_who_changed_what_goes_with_the_session(muter: Muter):
    formation, session = await formation_et_session(muter)
    await muter(REDIRE, A_GESTION, numero=formation, version=2)
    valider = """mutation ($numero: String!) { validerSession(numero: $numero, version: 2) {
      conflit { modifiePar } } }"""
    payload = (await muter(valider, CARIF, numero=session)).donnees["validerSession"]
    assert payload == {"conflit": {"modifiePar": A_GESTION.courriel}}
