"""`reconduireActions`: the last campaign of actions, copied to the next; again, nothing more."""

import asyncio
from datetime import date
from typing import Any

import psycopg
import pytest

from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import A_SAISIE, CARIF

pytestmark = pytest.mark.anyio

A, A_PROPRE, DE_B = "AC_0000000001", "AC_0000000002", "AC_0000000003"
RECONDUIRE = """mutation ($numeros: [String!]!, $mois: Int = 12, $essai: Boolean, $cle: String) {
  reconduireActions(numeros: $numeros, decalageMois: $mois, essai: $essai, cle: $cle) {
    copiees presentes refusees
    lignes { numero session { numero } copie { numero debut fin statut } dejaPresente { numero }
      anomalies { code message } }
  } }"""


async def reconduire(muter: Muter, *numeros: str, lecteur: Any = A_SAISIE, **variables: Any) -> Any:
    reponse = await muter(RECONDUIRE, lecteur, numeros=list(numeros), **variables)
    assert reponse.erreurs == []
    return reponse.donnees["reconduireActions"]


def comptes(payload: Any) -> tuple[int, int, int]:
    return payload["copiees"], payload["presentes"], payload["refusees"]


async def test_each_session_of_the_last_campaign_is_copied_a_year_later(muter: Muter):
    payload = await reconduire(muter, A)
    assert comptes(payload) == (2, 0, 0)
    assert [(ligne["numero"], ligne["session"]["numero"], ligne["copie"]) for ligne in payload["lignes"]] == [
        (A, "SE_0000000002", brouillon("SE_0000000005", "2028-03-01", "2028-12-17")),
        (A, "SE_0000000001", brouillon("SE_0000000006", "2028-09-06", "2029-06-30")),
    ]


def brouillon(numero: str, debut: str, fin: str) -> dict[str, str]:
    return {"numero": numero, "debut": debut, "fin": fin, "statut": "EN_COURS_DE_SAISIE"}


async def test_done_again_it_finds_what_is_there(muter: Muter, lire_la_base: LireLaBase):
    await reconduire(muter, A)
    payload = await reconduire(muter, A)
    assert comptes(payload) == (0, 2, 0)
    assert [ligne["dejaPresente"]["numero"] for ligne in payload["lignes"]] == ["SE_0000000005", "SE_0000000006"]
    assert lire_la_base("SELECT count(*) FROM session") == [{"count": 6}]


async def test_copies_that_were_validated_are_not_copied_in_their_turn(muter: Muter, a_saisir: str):
    await reconduire(muter, A)
    with psycopg.connect(a_saisir) as connexion:
        connexion.execute("UPDATE session SET statut = 'VALIDEE' WHERE numero = 'SE_0000000006'")
    assert comptes(await reconduire(muter, A)) == (0, 2, 0)


async def test_a_copy_that_has_begun_is_the_next_campaign(muter: Muter, a_saisir: str):
    await reconduire(muter, A)
    with psycopg.connect(a_saisir) as connexion:
        connexion.execute("UPDATE session SET statut = 'VALIDEE' WHERE action_id = 601")
    payload = await reconduire(muter, A, aujourdhui=date(2028, 10, 1))
    assert [ligne["session"]["numero"] for ligne in payload["lignes"]] == ["SE_0000000005", "SE_0000000006"]


async def test_asked_twice_at_once_each_session_is_copied_once(muter: Muter, lire_la_base: LireLaBase):
    lus = await asyncio.gather(reconduire(muter, A), reconduire(muter, A))
    assert sorted(map(comptes, lus)) == [(0, 2, 0), (2, 0, 0)]
    assert lire_la_base("SELECT count(*) FROM session") == [{"count": 6}]


async def test_a_copy_that_was_refused_does_not_count_as_there(muter: Muter, a_saisir: str):
    await reconduire(muter, A)
    with psycopg.connect(a_saisir) as connexion:
        connexion.execute("UPDATE session SET statut = 'REFUSEE' WHERE numero = 'SE_0000000005'")
    assert comptes(await reconduire(muter, A)) == (1, 1, 0)


async def test_what_began_longer_before_is_no_longer_of_the_campaign(muter: Muter, a_saisir: str):
    with psycopg.connect(a_saisir) as connexion:
        connexion.execute("UPDATE session SET debut = '2026-09-06' WHERE id = 702")
    assert [ligne["session"]["numero"] for ligne in (await reconduire(muter, A))["lignes"]] == ["SE_0000000001"]


async def test_each_action_stands_alone_in_the_order_given(muter: Muter, lire_la_base: LireLaBase):
    payload = await reconduire(muter, DE_B, A_PROPRE, "AC_9999999999", A)
    assert comptes(payload) == (2, 0, 3)
    dites = [(ligne["numero"], [a["code"] for a in ligne["anomalies"]]) for ligne in payload["lignes"]]
    assert dites == [
        (DE_B, ["ACTION_INTERDIT"]),
        (A_PROPRE, ["ACTION_SANS_SESSION"]),
        ("AC_9999999999", ["ACTION_INTROUVABLE"]),
        (A, []),
        (A, []),
    ]
    assert lire_la_base("SELECT count(*) FROM evenement") == [{"count": 2}]


async def test_a_copy_does_not_begin_in_the_past(muter: Muter):
    payload = await reconduire(muter, A, aujourdhui=date(2028, 4, 1))
    assert comptes(payload) == (1, 0, 1)
    assert payload["lignes"][0]["anomalies"] == [
        {
            "code": "SESSION_DEBUT_PASSE",
            "message": "La copie de SE_0000000002 commencerait dans le passé (1er mars 2028).",
        }
    ]


async def test_a_year_is_not_moved_by_months(muter: Muter, a_saisir: str):
    with psycopg.connect(a_saisir) as connexion:
        connexion.execute("UPDATE session SET fin = '2028-12-31', fin_precision = 'ANNEE' WHERE id = 701")
    (ligne,) = (await reconduire(muter, A, mois=6))["lignes"]
    assert [a["code"] for a in ligne["anomalies"]] == ["SESSION_DATES_IMPRECISES"]
    (autre, suivie) = (await reconduire(muter, A, mois=12))["lignes"]
    assert (autre["copie"]["fin"], suivie["copie"]["fin"]) == ("2028-12-17", "2029")


async def test_tried_only_it_answers_and_keeps_nothing(muter: Muter, lire_la_base: LireLaBase):
    payload = await reconduire(muter, A, essai=True)
    assert [ligne["copie"]["debut"] for ligne in payload["lignes"]] == ["2028-03-01", "2028-09-06"]
    assert lire_la_base("SELECT count(*) FROM session") == [{"count": 4}]


async def test_with_its_key_it_answers_the_same(muter: Muter):
    premiere = await reconduire(muter, A, cle="k1")
    assert await reconduire(muter, A, cle="k1") == premiere


@pytest.mark.parametrize(
    ("numeros", "mois", "message"),
    [
        ([], 12, "`numeros` : de 1 à 250 (reçus : 0)."),
        ([f"AC_{rang}" for rang in range(251)], 12, "`numeros` : de 1 à 250 (reçus : 251)."),
        ([A, A], 12, "`numeros` : chaque numéro une seule fois."),
        ([A], 0, "`decalageMois` : de 1 à 60 (reçu : 0)."),
        ([A], 61, "`decalageMois` : de 1 à 60 (reçu : 61)."),
    ],
)
async def test_what_makes_no_lot_is_refused(muter: Muter, numeros: list[str], mois: int, message: str):
    reponse = await muter(RECONDUIRE, CARIF, numeros=numeros, mois=mois)
    assert [(e["message"], e["extensions"]["code"]) for e in reponse.erreurs] == [(message, "BAD_USER_INPUT")]


@pytest.mark.parametrize("debut", ["9999-06-01", "9998-06-01", "2300-06-01"])
async def test_a_session_that_begins_in_centuries_is_refused_and_told(muter: Muter, ecrire_en_base: Any, debut: str):
    ecrire_en_base(f"UPDATE session SET debut = '{debut}', fin = '9999-12-31' WHERE id = 701")
    payload = await reconduire(muter, A)
    assert comptes(payload) == (0, 0, 1)
    assert [ligne["anomalies"][0]["code"] for ligne in payload["lignes"]] == ["SESSION_DATE_LOINTAINE"]
