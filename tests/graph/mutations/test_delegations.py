"""`accorderDelegation` and `revoquerDelegation`: what an organisme lets others do for it."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from models.autosaisie import Droit
from models.lecteur import DroitSur, Lecteur
from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import A_GESTION, B_GESTION, CARIF, LECTEURS, A

pytestmark = pytest.mark.anyio

ACCORDER = """mutation ($de: String!, $a: String!, $fin: Date) {
  accorderDelegation(de: $de, a: $a, droit: SAISIE, fin: $fin) {
    delegation { id de { numero } a { numero } droit debut fin } anomalies { code champ } conflit { modifieLe } } }"""
REVOQUER = """mutation ($id: ID!) { revoquerDelegation(id: $id) { delegation { id } anomalies { code } } }"""
ENTRE = {"de": "OR_0000000001", "a": "OR_0000000002"}


async def accorder(muter: Muter, lecteur: Lecteur = A_GESTION, **variables: Any) -> dict[str, Any]:
    reponse = await muter(ACCORDER, lecteur, **{**ENTRE, **variables})
    assert reponse.erreurs == []
    return reponse.donnees["accorderDelegation"]


async def test_a_delegation_holds_from_that_day_on(muter: Muter, lire_la_base: LireLaBase):
    payload = await accorder(muter, fin="2026-12-31")
    assert payload == {
        "delegation": {
            "id": "DG_1",
            "de": {"numero": "OR_0000000001"},
            "a": {"numero": "OR_0000000002"},
            "droit": "SAISIE",
            "debut": "2026-11-23",
            "fin": "2026-12-31",
        },
        "anomalies": [],
        "conflit": None,
    }
    assert lire_la_base("SELECT accordee_par, revoquee_le FROM delegation") == [
        {"accordee_par": A_GESTION.compte, "revoquee_le": None}
    ]


@pytest.mark.parametrize(
    ("variables", "code", "champ"),
    [
        ({"a": "OR_0000000001"}, "DELEGATION_A_INVALIDE", "a"),
        ({"fin": "2026-11-22"}, "DELEGATION_FIN_PASSEE", "fin"),
    ],
)
async def test_what_makes_no_sense_is_refused(
    muter: Muter, lire_la_base: LireLaBase, variables: dict[str, str], code: str, champ: str
):
    payload = await accorder(muter, **variables)
    assert (payload["delegation"], payload["anomalies"]) == (None, [{"code": code, "champ": [champ]}])
    assert lire_la_base("SELECT id FROM delegation") == []


async def test_one_holds_at_a_time_between_two_organismes(muter: Muter):
    await accorder(muter)
    assert [a["code"] for a in (await accorder(muter))["anomalies"]] == ["DELEGATION_EXISTANTE"]
    assert (await accorder(muter, B_GESTION, de="OR_0000000002", a="OR_0000000001"))["anomalies"] == []


async def test_of_two_given_at_once_one_holds(muter: Muter, lire_la_base: LireLaBase):
    payloads = await asyncio.gather(*(accorder(muter) for _ in range(3)))
    assert sorted([a["code"] for a in p["anomalies"]] for p in payloads) == [[], *[["DELEGATION_EXISTANTE"]] * 2]
    assert lire_la_base("SELECT droit FROM delegation") == [{"droit": "SAISIE"}]


async def test_another_one_follows_one_that_is_revoked(muter: Muter, lire_la_base: LireLaBase):
    await accorder(muter)
    revoquee = await muter(REVOQUER, A_GESTION, id="DG_1")
    assert revoquee.donnees == {"revoquerDelegation": {"delegation": {"id": "DG_1"}, "anomalies": []}}
    assert lire_la_base("SELECT revoquee_le <= now() AS finie FROM delegation") == [{"finie": True}]
    assert (await accorder(muter))["delegation"]["id"] == "DG_2"


async def test_what_has_ended_is_not_revoked_again(muter: Muter):
    await accorder(muter)
    await muter(REVOQUER, CARIF, id="DG_1")
    reponse = await muter(REVOQUER, CARIF, id="DG_1")
    assert reponse.donnees["revoquerDelegation"]["anomalies"] == [{"code": "DELEGATION_TERMINEE"}]


@pytest.mark.parametrize("identifiant", ["DG_1", "DG_99", "OR_0000000001", "DG_x"])
async def test_the_delegation_of_others_is_as_if_it_were_not_there(muter: Muter, identifiant: str):
    await accorder(muter)
    reponse = await muter(REVOQUER, B_GESTION, id=identifiant)
    assert [erreur["extensions"]["code"] for erreur in reponse.erreurs] == ["NOT_FOUND"]


async def test_what_is_delegated_is_not_delegated_on(muter: Muter, lire_la_base: LireLaBase):
    delegue = replace(B_GESTION, droits=(*B_GESTION.droits, DroitSur(A, Droit.GESTION, par_delegation=True)))
    reponse = await muter(ACCORDER, delegue, **ENTRE)
    assert [erreur["extensions"]["code"] for erreur in reponse.erreurs] == ["FORBIDDEN"]
    assert lire_la_base("SELECT id FROM delegation") == []


@pytest.mark.parametrize("nom", [nom for nom in LECTEURS if nom not in {"gestion", "carif", "admin"}])
async def test_nobody_else_delegates(muter: Muter, lire_la_base: LireLaBase, nom: str):
    reponse = await muter(ACCORDER, LECTEURS[nom], **ENTRE)
    code = "UNAUTHENTICATED" if nom == "public" else "FORBIDDEN"
    assert (reponse.donnees, [e["extensions"]["code"] for e in reponse.erreurs]) == (
        {"accorderDelegation": None},
        [code],
    )
    assert lire_la_base("SELECT id FROM delegation") == []
