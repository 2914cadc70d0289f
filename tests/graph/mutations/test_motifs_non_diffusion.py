"""`motifsNonDiffusion`: why a session is not in the feed of the day, told to those who answer for it."""

from datetime import date
from typing import Any

import pytest

from models.lecteur import PUBLIC, Lecteur
from tests.graph.mutations.conftest import AUJOURD_HUI, Muter
from tests.graph.mutations.lecteurs import (
    A_LECTURE,
    A_SAISIE,
    ADMIN,
    B_GESTION,
    CARIF,
    PARTENAIRE,
    SANS_ORGANISME,
)

pytestmark = pytest.mark.anyio

BROUILLON, DIFFUSEE = "SE_0000000003", "SE_0000000001"
LIRE = """query ($n: String!) { session(numero: $n) {
  statut motifsNonDiffusion { code niveau message quoiFaire objet { numero } } } }"""
GESTE = """mutation ($n: String!, $geste: Geste!, $version: Int!, $motif: String) {
  appliquerGeste(geste: $geste, objets: [{ numero: $n, version: $version }], motif: $motif) {
    faits lignes { anomalies { code } } } }"""


async def faire(muter: Muter, geste: str, version: int, numero: str = BROUILLON, motif: str | None = None) -> None:
    qui = A_SAISIE if geste == "SOUMETTRE" else CARIF
    reponse = await muter(GESTE, qui, n=numero, geste=geste, version=version, motif=motif)
    assert reponse.donnees["appliquerGeste"]["faits"] == 1


async def motifs(
    muter: Muter, numero: str, lecteur: Lecteur = A_LECTURE, aujourdhui: date = AUJOURD_HUI
) -> list[dict[str, Any]]:
    reponse = await muter(LIRE, lecteur, aujourdhui, n=numero)
    assert reponse.erreurs == []
    return list(reponse.donnees["session"]["motifsNonDiffusion"])


def messages(dits: list[dict[str, Any]]) -> list[str]:
    return [dit["message"] for dit in dits]


async def test_what_is_diffused_has_none(muter: Muter):
    assert await motifs(muter, DIFFUSEE) == []


@pytest.mark.parametrize("lecteur", [A_LECTURE, CARIF, ADMIN], ids=["its organisme", "carif", "admin"])
async def test_a_draft_says_what_to_do(muter: Muter, lecteur: Lecteur):
    assert await motifs(muter, BROUILLON, lecteur) == [
        {
            "code": "SESSION_DIFFUSION_SESSION_EN_COURS_DE_SAISIE",
            "niveau": "BLOQUANT",
            "message": "La session est en cours de saisie : elle n'a pas encore été soumise au Carif.",
            "quoiFaire": "Soumettez-la.",
            "objet": {"numero": BROUILLON},
        }
    ]


@pytest.mark.parametrize(
    "lecteur", [PUBLIC, PARTENAIRE, SANS_ORGANISME, B_GESTION], ids=["public", "partenaire", "of none", "of another"]
)
async def test_others_are_not_told_and_there_is_no_error(muter: Muter, lecteur: Lecteur):
    await faire(muter, "ANNULER", 1, DIFFUSEE, "Pas assez d'inscrits.")
    reponse = await muter(LIRE, lecteur, n=DIFFUSEE)
    assert reponse.erreurs == []
    assert reponse.donnees["session"] == {"statut": "ANNULEE", "motifsNonDiffusion": None}


async def test_the_reason_of_a_return_is_told_until_it_is_answered(muter: Muter):
    await faire(muter, "SOUMETTRE", 1)
    assert messages(await motifs(muter, BROUILLON)) == ["La session attend la validation du Carif."]
    await faire(muter, "RETOURNER", 2, motif="Précisez le lieu")
    assert messages(await motifs(muter, BROUILLON)) == [
        "La session a été retournée par le Carif : « Précisez le lieu »."
    ]
    await faire(muter, "SOUMETTRE", 3)
    assert messages(await motifs(muter, BROUILLON)) == ["La session attend la validation du Carif."]


async def test_what_it_belongs_to_is_told_with_it(muter: Muter, ecrire_en_base: Any):
    ecrire_en_base("UPDATE action SET statut = 'SOUMISE' WHERE id = 602")
    ecrire_en_base("UPDATE organisme SET suspendu = true WHERE id = 101")
    assert [dit["code"].removeprefix("SESSION_DIFFUSION_") for dit in await motifs(muter, BROUILLON)] == [
        "SESSION_EN_COURS_DE_SAISIE",
        "ACTION_SOUMISE",
        "ORGANISME_SUSPENDUE",
    ]


async def test_what_is_validated_today_is_told_when_it_will_be_there(muter: Muter, ecrire_en_base: Any):
    await faire(muter, "SOUMETTRE", 1)
    await faire(muter, "VALIDER", 2)
    ecrire_en_base("UPDATE evenement SET le = '2026-11-22 23:01Z'")  # the 23rd in Paris
    assert messages(await motifs(muter, BROUILLON)) == [
        (
            "Validée aujourd'hui : dans le flux du 24 novembre 2026, traitée le 25 novembre 2026, chez les partenaires"
            " le 26 novembre 2026 au plus tard."
        )
    ]
    ecrire_en_base("UPDATE evenement SET le = '2026-11-22 22:59Z'")
    assert await motifs(muter, BROUILLON) == []


async def test_what_is_over_says_so_and_not_why_it_was_returned_once(muter: Muter):
    await faire(muter, "SOUMETTRE", 1)
    await faire(muter, "RETOURNER", 2, motif="Précisez le lieu")
    await faire(muter, "SOUMETTRE", 3)
    await faire(muter, "VALIDER", 4)
    assert messages(await motifs(muter, BROUILLON, aujourdhui=date(2027, 2, 4))) == ["La session est finie."]


async def test_what_is_withdrawn_without_a_reason_has_not_that_of_an_older_return(muter: Muter):
    await faire(muter, "SOUMETTRE", 1)
    await faire(muter, "RETOURNER", 2, motif="Précisez le lieu")
    await faire(muter, "SOUMETTRE", 3)
    await faire(muter, "VALIDER", 4)
    await faire(muter, "ANNULER", 5)
    assert messages(await motifs(muter, BROUILLON)) == ["La session est annulée."]


async def test_what_lheo_refuses_is_told(muter: Muter, ecrire_en_base: Any):
    ecrire_en_base("DELETE FROM session_site WHERE session_id = 704")
    ecrire_en_base("UPDATE etablissement SET adresse_id = NULL WHERE id = 203")
    assert "Ni la session, ni ses lieux, ni son organisme n'ont d'adresse, et Lhéo en exige une : donnez-en une." in [
        dit["message"].removeprefix("Lhéo refuse cette offre : ")
        for dit in await motifs(muter, "SE_0000000004", B_GESTION)
        if dit["code"] == "SESSION_DIFFUSION_LHEO"
    ]
