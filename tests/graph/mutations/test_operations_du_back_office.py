"""What developers of back offices write, on the catalogue of mutations: each operation runs, and answers rightly."""

from datetime import date

import pytest
from graphql import parse, validate

from graph.execution import schema_graphql
from graph.schema import schema
from tests.acceptation.test_operations import operations
from tests.graph.mutations.conftest import Muter
from tests.graph.mutations.lecteurs import A_SAISIE, CARIF
from tests.graph.mutations.operations import Demander

pytestmark = pytest.mark.anyio

DONNEES = {
    "sites": ["SI_0000000001"],
    "debut": "2027-09-27",
    "fin": "2028-06-13",
    "dispositifs": [{"type": "OPCO", "financeur": "16", "publics": ["82044"]}],
}
BROUILLON = "SE_0000000003"
DEPOT = {"n": BROUILLON, "v": 1, "cle": "dépôt"}


@pytest.mark.parametrize("nom", sorted(nom for nom in operations() if nom[0] == "B"))
def test_each_is_valid(nom: str):
    assert validate(schema_graphql(schema), parse(operations()[nom])) == []


async def test_b1_a_form_has_who_its_lists_its_organisme_and_its_rules(demander: Demander):
    lu = await demander("B1Formulaire", A_SAISIE, organisme="OR_0000000001")
    [droit] = lu["moi"]["droits"]
    assert (droit["droit"], droit["parDelegation"], droit["organisme"]["nom"]) == ("SAISIE", False, "Maison du bois")
    assert [liste["nom"] for liste in lu["nomenclatures"] if not liste["valeurs"]] == ["PROGRAMME"]
    sites = [site["numero"] for e in lu["organisme"]["etablissements"] for site in e["sites"]]
    assert (sites, lu["organisme"]["gestes"]) == (["SI_0000000001", "SI_0000000002"], [])
    assert {regle["code"].partition("_")[0] for regle in lu["regles"]} >= {"SESSION"}


async def test_b2_a_certification_says_whether_this_siret_may_train_for_it(demander: Demander):
    lu = await demander(
        "B2ChoisirCertification", A_SAISIE, mots="ébén", siret="44300121900015", le=date(2027, 9, 27).isoformat()
    )
    [certification] = lu["certifications"]["nodes"]
    assert (certification["codeCertifinfo"], certification["codeRncp"]) == ("28229", "RNCP37387")
    assert (certification["active"], certification["eligibleCpf"]) == (True, False)
    assert certification["habilitations"]["nodes"] == [{"peutFormer": True, "active": True, "debut": "2023-09-01"}]


async def test_b3_a_draft_is_tried_then_entered_once(demander: Demander):
    action = {"rythme": "Temps plein", "conditionsSpecifiques": "Aucune", "complementIntitule": "le soir"}
    variables = {"certifinfo": "28229", "etablissement": "ET_0000000001", "action": action, "cle": "a"}
    cree = (await demander("B3Brouillon", A_SAISIE, **variables))["creerAction"]
    assert cree["action"]["formation"]["intitule"] == "Ébéniste"
    voulue = {"action": cree["action"]["numero"], "donnees": DONNEES, "cle": "b"}
    essayee = (await demander("B3Session", A_SAISIE, essai=True, **voulue))["creerSession"]["session"]
    assert (await demander("B5Reprendre", A_SAISIE, n=essayee["numero"]))["session"] is None
    [une, autre] = [(await demander("B3Session", A_SAISIE, **voulue))["creerSession"]["session"] for _ in range(2)]
    assert une == autre
    assert une["site"]["numero"] == "SI_0000000001"
    assert [(d["type"]["code"], d["publics"][0]["libelle"]) for d in une["dispositifs"]] == [("OPCO", "Salarié")]


async def test_b4_what_is_handed_in_too_early_says_what_lacks_at_its_field(demander: Demander):
    voulue = {"action": "AC_0000000002", "donnees": {"debut": "2027-09"}, "cle": "a"}
    numero = (await demander("B3Session", A_SAISIE, **voulue))["creerSession"]["session"]["numero"]
    refus = (await demander("B4Soumettre", A_SAISIE, n=numero, v=1, cle="b"))["soumettreSession"]
    assert refus["session"] is None
    champs = {(a["code"], *a["champ"]) for a in refus["anomalies"] if a["niveau"] == "BLOQUANT"}
    assert {("SESSION_DISPOSITIF_REQUIS", "dispositifs"), ("SESSION_LIEU_REQUIS", "sites")} <= champs


async def test_b4_what_somebody_changed_meanwhile_is_a_conflict_told_field_by_field(demander: Demander, muter: Muter):
    modifier = (
        f'mutation {{ modifierSession(numero: "{BROUILLON}", version: 1, donnees: {{ effectifMinimal: 6 }})'
        " { conflit { modifieLe } } }"
    )
    assert (await muter(modifier, CARIF)).erreurs == []
    conflit = (await demander("B4Soumettre", A_SAISIE, **DEPOT))["soumettreSession"]["conflit"]
    assert conflit["actuel"] == {"id": BROUILLON, "version": 2, "statut": "EN_COURS_DE_SAISIE"}
    assert conflit["modifiePar"] == CARIF.courriel
    assert [(d["avant"], d["apres"]) for d in conflit["differences"]] == [(None, "6")]


async def test_b5_a_diffused_session_is_taken_up_with_its_buttons(demander: Demander):
    session = (await demander("B5Reprendre", A_SAISIE, n="SE_0000000001"))["session"]
    assert (session["statut"], session["proposition"], session["motifsNonDiffusion"]) == ("VALIDEE", None, [])
    assert session["gestes"] == ["MODIFIER", "DUPLIQUER", "ANNULER", "ARCHIVER"]


async def test_b6_the_queue_has_what_is_decided_on(demander: Demander):
    await demander("B4Soumettre", A_SAISIE, **DEPOT)
    page = (await demander("B6File", CARIF, filtre={"sansAnomalie": True, "objets": ["SESSION"]}))["fileDeValidation"]
    [soumission] = page["nodes"]
    assert (page["total"], page["pageInfo"]["hasNextPage"]) == ({"valeur": 1}, False)
    assert (soumission["deposeePar"], soumission["anomalies"], soumission["differences"]) == (A_SAISIE.courriel, [], [])
    assert soumission["objet"]["action"]["intitule"] == "S'initier au bois"
    assert {"VALIDER", "RETOURNER", "REFUSER"} <= set(soumission["objet"]["gestes"])
    assert (await demander("B6File", CARIF, filtre={"sansAnomalie": False}))["fileDeValidation"]["nodes"] == []


async def test_b6_an_agent_tells_what_they_took_in_charge_from_the_rest(demander: Demander, muter: Muter):
    await demander("B4Soumettre", A_SAISIE, **DEPOT)
    prendre = f'geste: PRENDRE_EN_CHARGE, objets: [{{ numero: "{BROUILLON}", version: 2 }}]'

    async def files() -> list[list[str | None]]:
        pages = [await demander("B6File", CARIF, filtre={"miennes": miennes}) for miennes in (True, False)]
        return [[s["priseEnChargePar"] for s in page["fileDeValidation"]["nodes"]] for page in pages]

    assert await files() == [[], [None]]
    assert (await muter(f"mutation {{ appliquerGeste({prendre}) {{ faits }} }}")).donnees == {
        "appliquerGeste": {"faits": 1}
    }
    assert await files() == [[CARIF.courriel], []]


async def test_b7_lots_are_validated_and_returned_each_line_for_itself(demander: Demander):
    await demander("B4Soumettre", A_SAISIE, **DEPOT)
    objets = [{"numero": BROUILLON, "version": 2}, {"numero": "SE_0000000001", "version": 1}]
    retour = (await demander("B7Retourner", CARIF, objets=objets, motif="À revoir.", cle="a"))["appliquerGeste"]
    assert (retour["faits"], retour["refuses"]) == (1, 1)
    assert [[a["code"] for a in ligne["anomalies"]] for ligne in retour["lignes"]] == [[], ["SESSION_GESTE_REFUSE"]]
    await demander("B4Soumettre", A_SAISIE, n=BROUILLON, v=3, cle="encore")
    variables = {"objets": [{"numero": BROUILLON, "version": 4}], "cle": "b"}
    [ligne] = (await demander("B7Valider", CARIF, **variables))["appliquerGeste"]["lignes"]
    assert (ligne["numero"], ligne["objet"]["statut"], ligne["objet"]["version"]) == (BROUILLON, "VALIDEE", 5)


async def test_b8_who_changed_an_address_is_told(demander: Demander, muter: Muter):
    adresse = '{ lignes: ["14 rue des Ébénistes"], codePostal: "53100", commune: "53147" }'
    donnees = f'numero: "ET_0000000001", version: 1, donnees: {{ adresse: {adresse} }}'
    modifier = f"mutation {{ modifierEtablissement({donnees}) {{ anomalies {{ niveau }} }} }}"
    assert (await muter(modifier, CARIF)).erreurs == []
    lu = (await demander("B8Historique", A_SAISIE, id="ET_0000000001"))["node"]
    assert [(p["champ"], p["source"]) for p in lu["provenances"]] == [("adresse", "CARIF")]
    [evenement] = lu["historique"]["nodes"]
    assert (evenement["geste"], evenement["auteur"], evenement["origine"]) == ("MODIFIER", CARIF.courriel, "CARIF")
    [difference] = evenement["differences"]
    assert (difference["avant"][:22], difference["apres"][:22]) == ("12 rue des Ébénistes, ", "14 rue des Ébénistes, ")


async def test_b9_the_dashboard_counts_and_lists_what_is_to_do(demander: Demander):
    await demander("B4Soumettre", A_SAISIE, **DEPOT)
    await demander("B7Retourner", CARIF, objets=[{"numero": BROUILLON, "version": 2}], motif="À revoir.", cle="a")
    tableau = (await demander("B9TableauDeBord", A_SAISIE, organisme="OR_0000000001"))["tableauDeBord"]
    assert tableau["organisme"]["nom"] == "Maison du bois"
    assert tableau["compteurs"] == [
        {"statut": "A_CORRIGER", "nombre": 1, "lectureSeule": 0},
        {"statut": "VALIDEE", "nombre": 2, "lectureSeule": 0},
    ]
    assert [session["numero"] for session in tableau["aCorriger"]["nodes"]] == [BROUILLON]
    assert (tableau["ideo"]["total"]["valeur"], tableau["expirent"]["nodes"], tableau["demandes"]["nodes"]) == (
        0,
        [],
        [],
    )
