"""`creerDemande`: who may ask what, and what is refused before the Carif sees it."""

import asyncio
from typing import Any

import pytest

from models.lecteur import Lecteur
from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import A_GESTION, A_SAISIE, B_GESTION, CARIF, LECTEURS, SANS_ORGANISME

pytestmark = pytest.mark.anyio

CREER = """mutation ($donnees: DemandeDonnees!) { creerDemande(donnees: $donnees) {
  demande { id numero typeDemande deposeePar demandeur { numero } etablissementVise { siret } sessionVisee { numero }
    siret courriel ancien nouveau effetLe motif decision decideeLe messages { id } }
  anomalies { code niveau champ } conflit { modifieLe } } }"""
ANCIEN, NOUVEAU, DE_B = "44300121900023", "44300121900031", "51204417300015"
SIRET = {
    "typeDemande": "CHANGEMENT_SIRET",
    "organisme": "OR_0000000001",
    "ancien": ANCIEN,
    "nouveau": NOUVEAU,
    "effetLe": "2026-11-23",
}
NDA = {"typeDemande": "CHANGEMENT_NDA", "organisme": "OR_0000000001", "nouveau": "52530099953", "effetLe": "2026-12-01"}
COMPTE = {"typeDemande": "OUVERTURE_COMPTE", "siret": ANCIEN, "motif": "Je saisis pour cet organisme."}
RETRAIT = {"typeDemande": "RETRAIT_SESSION", "session": "SE_0000000002", "motif": "Faute de formateur."}
FERMETURE = {"typeDemande": "FERMETURE", "siret": ANCIEN, "effetLe": "2026-11-23", "motif": "Regroupement."}
DEROGATION = {"typeDemande": "DEROGATION_PERIMETRE", "siret": ANCIEN, "motif": "Siège hors région."}
VIDE = {"demandeur": None, "etablissementVise": None, "sessionVisee": None, "decision": None, "decideeLe": None}
VIDE |= dict.fromkeys(("siret", "courriel", "ancien", "nouveau", "effetLe", "motif"))


async def creer(muter: Muter, donnees: dict[str, Any], lecteur: Lecteur = A_GESTION) -> dict[str, Any]:
    reponse = await muter(CREER, lecteur, donnees=donnees)
    assert reponse.erreurs == []
    return reponse.donnees["creerDemande"]


def codes(payload: dict[str, Any]) -> list[str]:
    return [anomalie["code"] for anomalie in payload["anomalies"]]


@pytest.mark.parametrize(
    ("donnees", "lecteur", "dite"),
    [
        (
            SIRET,
            A_GESTION,
            {
                "demandeur": {"numero": "OR_0000000001"},
                "etablissementVise": {"siret": ANCIEN},
                "ancien": ANCIEN,
                "nouveau": NOUVEAU,
                "effetLe": "2026-11-23",
            },
        ),
        (
            NDA,
            A_GESTION,
            {"demandeur": {"numero": "OR_0000000001"}, "nouveau": "52530099953", "effetLe": "2026-12-01"},
        ),
        (
            COMPTE,
            SANS_ORGANISME,
            {
                "demandeur": {"numero": "OR_0000000001"},
                "etablissementVise": {"siret": ANCIEN},
                "siret": ANCIEN,
                "courriel": "nouveau@of.example",
                "motif": "Je saisis pour cet organisme.",
            },
        ),
        (
            RETRAIT,
            A_GESTION,
            {
                "demandeur": {"numero": "OR_0000000001"},
                "sessionVisee": {"numero": "SE_0000000002"},
                "motif": "Faute de formateur.",
            },
        ),
        (
            FERMETURE,
            CARIF,
            {
                "demandeur": {"numero": "OR_0000000001"},
                "etablissementVise": {"siret": ANCIEN},
                "siret": ANCIEN,
                "effetLe": "2026-11-23",
                "motif": "Regroupement.",
            },
        ),
        (
            DEROGATION,
            A_GESTION,
            {
                "demandeur": {"numero": "OR_0000000001"},
                "etablissementVise": {"siret": ANCIEN},
                "siret": ANCIEN,
                "motif": "Siège hors région.",
            },
        ),
    ],
    ids=lambda valeur: valeur.get("typeDemande") if isinstance(valeur, dict) else None,
)
async def test_whoever_asks_reads_what_they_asked(muter: Muter, donnees: Any, lecteur: Lecteur, dite: Any):
    payload = await creer(muter, donnees, lecteur)
    assert payload == {
        "demande": {
            **VIDE,
            "id": "DE_0000000001",
            "numero": "DE_0000000001",
            "typeDemande": donnees["typeDemande"],
            "deposeePar": lecteur.courriel,
            "messages": [],
            **dite,
        },
        "anomalies": [],
        "conflit": None,
    }


@pytest.mark.parametrize(
    ("donnees", "attendus"),
    [
        (SIRET | {"nouveau": "44300121900032"}, [("DEMANDE_NOUVEAU_INVALIDE", ["nouveau"])]),
        (SIRET | {"nouveau": "4430012190003"}, [("DEMANDE_NOUVEAU_INVALIDE", ["nouveau"])]),
        (SIRET | {"nouveau": DE_B}, [("DEMANDE_NOUVEAU_PRIS", ["nouveau"])]),
        (SIRET | {"nouveau": ANCIEN}, [("DEMANDE_NOUVEAU_INCHANGE", ["nouveau"])]),
        (SIRET | {"ancien": NOUVEAU, "nouveau": "38012986600014"}, [("DEMANDE_ANCIEN_INCONNU", ["ancien"])]),
        (SIRET | {"ancien": DE_B}, [("DEMANDE_ANCIEN_INCONNU", ["ancien"])]),
        (SIRET | {"effetLe": None}, [("DEMANDE_EFFET_LE_OBLIGATOIRE", ["effetLe"])]),
        (SIRET | {"session": "SE_0000000001"}, [("DEMANDE_SESSION_EN_TROP", ["session"])]),
        (NDA | {"nouveau": "5253009995"}, [("DEMANDE_NOUVEAU_INVALIDE", ["nouveau"])]),
        (NDA | {"nouveau": "52720000972"}, [("DEMANDE_NOUVEAU_PRIS", ["nouveau"])]),
        (NDA | {"ancien": "52530000053"}, [("DEMANDE_ANCIEN_INCONNU", ["ancien"])]),
        (COMPTE | {"motif": " "}, [("DEMANDE_MOTIF_OBLIGATOIRE", ["motif"])]),
        (COMPTE | {"motif": "a\u0007"}, [("DEMANDE_MOTIF_INVALIDE", ["motif"])]),
        (COMPTE | {"motif": "a" * 3001}, [("DEMANDE_MOTIF_INVALIDE", ["motif"])]),
        (COMPTE | {"courriel": "personne"}, [("DEMANDE_COURRIEL_INVALIDE", ["courriel"])]),
        (COMPTE, [("DEMANDE_SANS_OBJET", None)]),
        (RETRAIT | {"session": "SE_0000000001"}, [("DEMANDE_SESSION_NON_CONVENTIONNEE", ["session"])]),
        (FERMETURE | {"organisme": "OR_0000000001"}, [("DEMANDE_SIRET_INVALIDE", ["siret"])]),
        (FERMETURE | {"siret": None}, [("DEMANDE_SIRET_INVALIDE", ["siret"])]),
        (DEROGATION | {"finLe": "2026-11-22"}, [("DEMANDE_FIN_LE_ANTERIEURE", ["finLe"])]),
        (DEROGATION | {"effetLe": "2027-02-01", "finLe": "2027-01-31"}, [("DEMANDE_FIN_LE_ANTERIEURE", ["finLe"])]),
        (NDA | {"finLe": "2027-01-31"}, [("DEMANDE_FIN_LE_EN_TROP", ["finLe"])]),
        (DEROGATION | {"siret": NOUVEAU}, [("DEMANDE_SIRET_INCONNU", ["siret"])]),
    ],
)
async def test_what_is_wrong_is_told_at_its_field_and_nothing_is_written(
    muter: Muter, lire_la_base: LireLaBase, donnees: dict[str, Any], attendus: list[tuple[str, list[str]]]
):
    payload = await creer(muter, donnees)
    assert payload["demande"] is None
    bloquantes = [(a["code"], a["champ"]) for a in payload["anomalies"] if a["niveau"] == "BLOQUANT"]
    assert bloquantes == attendus
    assert lire_la_base("SELECT numero FROM demande") == []


async def test_a_siret_of_another_company_and_an_nda_of_another_region_are_remarked(muter: Muter):
    siret = await creer(muter, SIRET | {"nouveau": "38012986600014"})
    nda = await creer(muter, NDA | {"nouveau": "11750012345"})
    dites = [(a["code"], a["niveau"]) for payload in (siret, nda) for a in payload["anomalies"]]
    assert dites == [("DEMANDE_NOUVEAU_AUTRE_SIREN", "AVERTISSEMENT"), ("DEMANDE_NOUVEAU_HORS_REGION", "AVERTISSEMENT")]
    assert siret["demande"]["numero"] != nda["demande"]["numero"]


async def test_the_same_is_not_asked_twice_while_it_waits(muter: Muter):
    assert codes(await creer(muter, SIRET)) == []
    assert codes(await creer(muter, SIRET | {"effetLe": "2026-12-01"})) == ["DEMANDE_EN_ATTENTE"]


async def test_nobody_learns_for_whom_others_ask(muter: Muter):
    pour_un_autre = COMPTE | {"courriel": "quelqu.un@of.example"}
    assert codes(await creer(muter, pour_un_autre, B_GESTION)) == []
    assert codes(await creer(muter, pour_un_autre, SANS_ORGANISME)) == []
    assert codes(await creer(muter, pour_un_autre, SANS_ORGANISME)) == ["DEMANDE_EN_ATTENTE"]


async def test_the_carif_says_for_whom_it_asks(muter: Muter):
    assert codes(await creer(muter, COMPTE, CARIF)) == ["DEMANDE_COURRIEL_OBLIGATOIRE"]
    payload = await creer(muter, COMPTE | {"courriel": "quelqu.un@of.example"}, CARIF)
    assert payload["demande"]["courriel"] == "quelqu.un@of.example"


async def test_of_two_that_ask_the_same_at_once_one_is_written(muter: Muter, lire_la_base: LireLaBase):
    payloads = await asyncio.gather(*(creer(muter, SIRET) for _ in range(4)))
    assert sorted(map(codes, payloads)) == [[], *[["DEMANDE_EN_ATTENTE"]] * 3]
    assert lire_la_base("SELECT numero FROM demande") == [{"numero": "DE_0000000001"}]


@pytest.mark.parametrize(("nom", "code"), [("public", "UNAUTHENTICATED"), ("clé de lecture", "FORBIDDEN")])
async def test_it_takes_an_account_that_writes(muter: Muter, lire_la_base: LireLaBase, nom: str, code: str):
    reponse = await muter(CREER, LECTEURS[nom], donnees=COMPTE)
    assert (reponse.donnees, [e["extensions"]["code"] for e in reponse.erreurs]) == ({"creerDemande": None}, [code])
    assert lire_la_base("SELECT numero FROM demande") == []


async def test_an_account_asks_for_an_organisme_that_nobody_knows_yet(muter: Muter):
    payload = await creer(muter, COMPTE | {"siret": "38012986600014"}, SANS_ORGANISME)
    assert payload["anomalies"] == []
    assert (payload["demande"]["siret"], payload["demande"]["demandeur"]) == ("38012986600014", None)


@pytest.mark.parametrize("donnees", [SIRET, NDA, RETRAIT, FERMETURE, DEROGATION], ids=lambda d: d["typeDemande"])
@pytest.mark.parametrize("lecteur", [A_SAISIE, B_GESTION, SANS_ORGANISME], ids=["saisie", "autre", "sans organisme"])
async def test_it_takes_the_right_to_manage_the_organisme(
    muter: Muter, lire_la_base: LireLaBase, donnees: dict[str, Any], lecteur: Lecteur
):
    reponse = await muter(CREER, lecteur, donnees=donnees)
    assert reponse.donnees == {"creerDemande": None}
    assert [erreur["extensions"]["code"] for erreur in reponse.erreurs] == ["FORBIDDEN"]
    assert lire_la_base("SELECT numero FROM demande") == []


async def test_nobody_learns_whose_a_siret_is_before_it_is_published(muter: Muter, ecrire_en_base: Any):
    ecrire_en_base("UPDATE etablissement SET statut = 'EN_COURS_DE_SAISIE' WHERE id = 202")
    payload = await creer(muter, COMPTE, SANS_ORGANISME)
    assert payload["demande"]["demandeur"] is None
    sien = await creer(muter, COMPTE | {"courriel": "collegue@bois.example"}, A_GESTION)
    assert sien["demande"]["demandeur"] == {"numero": "OR_0000000001"}


async def test_a_draft_of_another_organisme_is_as_if_it_were_not_there(muter: Muter):
    refus = []
    for numero in ("SE_9999999999", "SE_0000000003"):
        reponse = await muter(CREER, B_GESTION, donnees=RETRAIT | {"session": numero})
        refus += [(e["extensions"], e["message"].replace(numero, "SE")) for e in reponse.erreurs]
    assert refus == [({"code": "NOT_FOUND"}, "Aucun objet du catalogue n'a le numéro « SE ». Vérifiez-le.")] * 2
