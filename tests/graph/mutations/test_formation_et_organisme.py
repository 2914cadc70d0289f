"""What is entered of a formation propre and of an organisme, and a session that the Carif refuses."""

import pytest

from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import A_GESTION, A_SAISIE, B_GESTION, CARIF

pytestmark = pytest.mark.anyio

CREER = """mutation ($intitule: String = " Sculpter ") {
  creerFormation(organisme: "OR_0000000001", donnees: { intitule: $intitule, formacodes: ["45570"] }) {
    formation { numero statut version source intitule formacodes { code } } anomalies { code champ } } }"""
MODIFIER = """mutation ($numero: String!, $version: Int = 1) {
  modifierFormation(numero: $numero, version: $version, donnees: { programme: "Taille, ponçage." }) {
    formation { version programme proposition { ... on Formation { programme version } } } anomalies { code } } }"""
DE_L_ORGANISME = """mutation ($version: Int = 1) {
  modifierOrganisme(numero: "OR_0000000001", version: $version, donnees: { nom: "Bois & Cie" }) {
    organisme { nom proposition { ... on Organisme { nom statut } } } anomalies { niveau } } }"""
CONFIRMER = """mutation { confirmerOrganisme(numero: "OR_0000000001") {
  organisme { version confirmeLe } anomalies { code } } }"""
SOUMETTRE = 'mutation { soumettreSession(numero: "SE_0000000003", version: 1) { session { version } } }'
REFUSER = """mutation ($motif: String!) { refuserSession(numero: "SE_0000000003", version: 2, motif: $motif) {
  session { statut version } anomalies { code champ } } }"""


async def test_a_formation_propre_is_its_organismes_draft(muter: Muter, lire_la_base: LireLaBase):
    payload = (await muter(CREER, A_SAISIE)).donnees["creerFormation"]
    assert (
        payload["formation"].items()
        >= {
            "statut": "EN_COURS_DE_SAISIE",
            "version": 1,
            "source": "SAISIE",
            "intitule": "Sculpter",
            "formacodes": [{"code": "45570"}],
        }.items()
    )
    lire = "SELECT proprietaire_id, emetteur FROM formation WHERE numero = %(numero)s"
    assert lire_la_base(lire, numero=payload["formation"]["numero"]) == [{"proprietaire_id": 101, "emetteur": None}]


async def test_a_formation_without_a_title_is_not_made(muter: Muter, lire_la_base: LireLaBase):
    payload = (await muter(CREER, A_SAISIE, intitule=" ")).donnees["creerFormation"]
    assert payload == {
        "formation": None,
        "anomalies": [{"code": "FORMATION_INTITULE_OBLIGATOIRE", "champ": ["intitule"]}],
    }
    assert lire_la_base("SELECT count(*) AS n FROM formation") == [{"n": 3}]


async def test_a_formation_propre_that_is_diffused_waits_with_its_edit(muter: Muter):
    payload = (await muter(MODIFIER, A_SAISIE, numero="FO_0000000002")).donnees["modifierFormation"]
    assert payload["formation"] == {
        "version": 1,
        "programme": "Scier, poncer.",
        "proposition": {"programme": "Taille, ponçage.", "version": 2},
    }


async def test_a_formation_de_reference_is_nobodys_to_change(muter: Muter):
    for qui in (A_GESTION, CARIF):
        payload = (await muter(MODIFIER, qui, numero="FO_0000000001")).donnees["modifierFormation"]
        assert payload == {"formation": None, "anomalies": [{"code": "OFFRE_NON_MODIFIABLE"}]}


async def test_what_an_organisme_says_of_itself_waits_for_the_carif(muter: Muter):
    payload = (await muter(DE_L_ORGANISME, A_GESTION)).donnees["modifierOrganisme"]
    proposition = {"nom": "Bois & Cie", "statut": "EN_COURS_DE_SAISIE"}
    assert payload["organisme"] == {"nom": "Maison du bois", "proposition": proposition}


async def test_what_the_carif_says_of_an_organisme_is_so(muter: Muter):
    payload = (await muter(DE_L_ORGANISME, CARIF)).donnees["modifierOrganisme"]
    assert payload["organisme"] == {"nom": "Bois & Cie", "proposition": None}


async def test_an_organisme_confirms_that_all_is_up_to_date(muter: Muter, lire_la_base: LireLaBase):
    payload = (await muter(CONFIRMER, A_GESTION)).donnees["confirmerOrganisme"]
    assert (payload["organisme"]["version"], payload["anomalies"]) == (2, [])
    assert payload["organisme"]["confirmeLe"] is not None
    assert lire_la_base("SELECT geste, auteur FROM evenement WHERE noun = 'organisme'") == [
        {"geste": "CONFIRMER", "auteur": A_GESTION.courriel}
    ]


async def test_another_organisme_does_not_confirm_it(muter: Muter):
    reponse = await muter(CONFIRMER, B_GESTION)
    assert (reponse.donnees, [e["extensions"]["code"] for e in reponse.erreurs]) == (
        {"confirmerOrganisme": None},
        ["FORBIDDEN"],
    )


async def test_a_session_that_is_refused_is_closed_with_its_reason(muter: Muter, lire_la_base: LireLaBase):
    await muter(SOUMETTRE, A_SAISIE)
    payload = (await muter(REFUSER, CARIF, motif="Hors du catalogue.")).donnees["refuserSession"]
    assert payload == {"session": {"statut": "REFUSEE", "version": 3}, "anomalies": []}
    assert lire_la_base("SELECT etat, motif FROM soumission") == [{"etat": "REFUSEE", "motif": "Hors du catalogue."}]


async def test_a_refusal_says_why(muter: Muter, lire_la_base: LireLaBase):
    await muter(SOUMETTRE, A_SAISIE)
    payload = (await muter(REFUSER, CARIF, motif=" ")).donnees["refuserSession"]
    assert payload["anomalies"] == [{"code": "SESSION_MOTIF_OBLIGATOIRE", "champ": ["motif"]}]
    assert lire_la_base("SELECT statut FROM session WHERE id = 703") == [{"statut": "SOUMISE"}]
