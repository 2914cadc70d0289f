"""What is told to who may not do something: the reason that is theirs, and what they can do."""

from collections.abc import Callable
from typing import Any

import pytest

from models.lecteur import Lecteur
from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import A_GESTION, A_SAISIE, CARIF

pytestmark = pytest.mark.anyio

GESTE = """mutation ($geste: Geste!) { appliquerGeste(geste: $geste, motif: "Vu.", objets: [
  {numero: "SE_0000000003", version: 1}]) { lignes { anomalies { code message quoiFaire } } } }"""
CREER = """mutation ($formation: String, $code: String) {
  creerAction(etablissement: "ET_0000000001", formation: $formation, codeCertifinfo: $code, donnees: {}) {
    action { numero } anomalies { code champ message } } }"""
DE_B = "FO_0000000003"


@pytest.fixture
def demander_en(muter: Muter, ecrire_en_base: Callable[..., None]) -> Callable[[str], Muter]:
    """Run operations while SE_3 has this status."""

    def demander(statut: str) -> Muter:
        ecrire_en_base("UPDATE session SET statut = %(statut)s WHERE id = 703", statut=statut)
        return muter

    return demander


async def refuse(muter: Muter, geste: str, lecteur: Lecteur) -> tuple[str, str]:
    reponse = await muter(GESTE, lecteur, geste=geste)
    ((dite,),) = [ligne["anomalies"] for ligne in reponse.donnees["appliquerGeste"]["lignes"]]
    assert dite["code"] == "SESSION_GESTE_REFUSE"
    return dite["message"], dite["quoiFaire"]


@pytest.mark.parametrize(
    ("statut", "qui", "geste", "attendu"),
    [
        (
            *("SOUMISE", A_SAISIE, "VALIDER"),
            ("« Valider » revient au Carif.", "Gestes possibles : modifier, dupliquer."),
        ),
        (*("SUSPENDUE", A_GESTION, "RETABLIR"), ("« Rétablir » revient au Carif.", "Adressez-vous au Carif.")),
        (
            *("SUSPENDUE", A_GESTION, "ANNULER"),
            ("« Annuler » n'est pas possible : l'objet est « suspendue ».", "Adressez-vous au Carif."),
        ),
        (
            *("ANNULEE", CARIF, "VALIDER"),
            ("« Valider » n'est pas possible : l'objet est « annulée ».", "Gestes possibles : dupliquer."),
        ),
    ],
)
async def test_a_gesture_that_is_the_carifs_is_said_to_be(
    demander_en: Callable[[str], Muter], statut: str, qui: Lecteur, geste: str, attendu: tuple[str, str]
):
    assert await refuse(demander_en(statut), geste, qui) == attendu


@pytest.mark.parametrize("lecteur", [A_SAISIE, CARIF], ids=["organisme", "carif"])
async def test_a_formation_that_they_may_see_is_said_to_be_anothers(
    muter: Muter, lire_la_base: LireLaBase, lecteur: Lecteur
):
    payload = (await muter(CREER, lecteur, formation=DE_B)).donnees["creerAction"]
    assert payload == {
        "action": None,
        "anomalies": [
            {
                "code": "FORMATION_AUTRE_ORGANISME",
                "champ": ["formation"],
                "message": "FO_0000000003 est la formation propre d'un autre organisme.",
            }
        ],
    }
    assert lire_la_base("SELECT count(*) FROM action") == [{"count": 3}]


async def test_anothers_draft_is_as_if_it_were_not_there(muter: Muter, ecrire_en_base: Callable[..., None]):
    ecrire_en_base("UPDATE formation SET statut = 'EN_COURS_DE_SAISIE' WHERE id = 503")
    dites = [(await muter(CREER, A_SAISIE, formation=numero)).erreurs for numero in (DE_B, "FO_0000000009")]
    assert [erreur["message"] for (erreur,) in dites] == [
        f"Aucun objet du catalogue n'a le numéro « {numero} ». Vérifiez-le." for numero in (DE_B, "FO_0000000009")
    ]


@pytest.mark.parametrize("donnes", [{"formation": ""}, {"code": " "}, {"formation": "", "code": ""}, {}])
async def test_an_empty_formation_is_none(muter: Muter, donnes: dict[str, Any]):
    (erreur,) = (await muter(CREER, A_SAISIE, **donnes)).erreurs
    assert erreur["message"] == "Donnez soit `formation`, soit `codeCertifinfo`."
