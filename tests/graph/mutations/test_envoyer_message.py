"""`envoyerMessage`: threads of submissions and demandes, read and written by those whom they concern."""

from typing import Any

import pytest

from models.lecteur import Lecteur
from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import (
    A_GESTION,
    A_LECTURE,
    A_SAISIE,
    B_GESTION,
    CARIF,
    LECTEURS,
    SANS_ORGANISME,
)
from tests.graph.mutations.test_creer_demande import COMPTE, SIRET, creer

pytestmark = pytest.mark.anyio

ENVOYER = """mutation ($a: ID!, $texte: String!) { envoyerMessage(a: $a, texte: $texte) {
  message { id auteur role texte } anomalies { code champ } } }"""
SOUMETTRE = 'mutation { soumettreSession(numero: "SE_0000000003", version: 1) { session { numero } } }'
FIL = """query ($id: ID!) { node(id: $id) { ... on Soumission { messages { auteur texte } }
  ... on Demande { messages { auteur texte } } } }"""


@pytest.fixture
async def soumission(muter: Muter) -> str:
    """The id of a submission of A."""
    reponse = await muter(SOUMETTRE, A_SAISIE)
    assert reponse.donnees["soumettreSession"]["session"] is not None
    return "SM_0000000001"


async def envoyer(muter: Muter, a: str, texte: str, lecteur: Lecteur = CARIF) -> dict[str, Any]:
    reponse = await muter(ENVOYER, lecteur, a=a, texte=texte)
    assert reponse.erreurs == []
    return reponse.donnees["envoyerMessage"]


async def test_a_thread_goes_on_between_the_organisme_and_the_carif(muter: Muter, soumission: str):
    await envoyer(muter, soumission, " Quel jour finit-elle ? ")
    payload = await envoyer(muter, soumission, "Le 3.\r\nMerci.", A_SAISIE)
    assert payload == {
        "message": {"id": "ME_2", "auteur": A_SAISIE.courriel, "role": "ORGANISME", "texte": "Le 3.\nMerci."},
        "anomalies": [],
    }
    lu = await muter(FIL, A_LECTURE, id=soumission)
    assert lu.donnees["node"]["messages"] == [
        {"auteur": CARIF.courriel, "texte": "Quel jour finit-elle ?"},
        {"auteur": A_SAISIE.courriel, "texte": "Le 3.\nMerci."},
    ]


async def test_who_asked_for_an_account_writes_on_their_demande(muter: Muter):
    demande = (await creer(muter, COMPTE, SANS_ORGANISME))["demande"]["id"]
    await envoyer(muter, demande, "Bonjour.", SANS_ORGANISME)
    lu = await muter(FIL, SANS_ORGANISME, id=demande)
    assert lu.donnees["node"]["messages"] == [{"auteur": SANS_ORGANISME.courriel, "texte": "Bonjour."}]


@pytest.mark.parametrize("texte", ["", "  ", "\u200b", "a" * 3001, "a\u202eb", "<b>a</b>"])
async def test_a_text_that_is_none_is_refused(muter: Muter, lire_la_base: LireLaBase, soumission: str, texte: str):
    payload = await envoyer(muter, soumission, texte)
    assert payload == {"message": None, "anomalies": [{"code": "MESSAGE_TEXTE_INVALIDE", "champ": ["texte"]}]}
    assert lire_la_base("SELECT id FROM message") == []


@pytest.mark.parametrize("a", ["SM_0000000001", "SM_0000000009", "DE_0000000001", "DE_0000000009", "SE_0000000001"])
@pytest.mark.parametrize("lecteur", [B_GESTION, SANS_ORGANISME], ids=["autre organisme", "sans organisme"])
@pytest.mark.usefixtures("soumission")
async def test_the_thread_of_others_is_as_if_it_were_not_there(
    muter: Muter, lire_la_base: LireLaBase, a: str, lecteur: Lecteur
):
    await creer(muter, SIRET)
    reponse = await muter(ENVOYER, lecteur, a=a, texte="Bonjour.")
    [erreur] = reponse.erreurs
    assert erreur["extensions"] == {"code": "NOT_FOUND"}
    assert erreur["message"] == f"Aucun objet du catalogue n'a le numéro « {a} ». Vérifiez-le."
    assert lire_la_base("SELECT id FROM message") == []


@pytest.mark.parametrize("nom", ["public", "clé de lecture", "lecture"])
async def test_who_may_only_read_does_not_write(muter: Muter, lire_la_base: LireLaBase, soumission: str, nom: str):
    reponse = await muter(ENVOYER, LECTEURS[nom], a=soumission, texte="Bonjour.")
    code = "UNAUTHENTICATED" if nom == "public" else "FORBIDDEN"
    assert (reponse.donnees, [e["extensions"]["code"] for e in reponse.erreurs]) == ({"envoyerMessage": None}, [code])
    assert lire_la_base("SELECT id FROM message") == []


async def test_the_same_key_sends_a_message_once(muter: Muter, lire_la_base: LireLaBase, soumission: str):
    avec_cle = ENVOYER.replace("texte: $texte", 'texte: $texte, cle: "k"')
    premier, second = [await muter(avec_cle, A_GESTION, a=soumission, texte="Bonjour.") for _ in range(2)]
    assert premier.donnees == second.donnees
    assert lire_la_base("SELECT texte FROM message") == [{"texte": "Bonjour."}]
