"""Variables: required, defaulted, absent, null; and the same text with others."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

pytestmark = pytest.mark.anyio

Lu = Callable[..., Awaitable[dict[str, Any]]]
Refus = Callable[..., Awaitable[tuple[str, str]]]

SESSION = "query ($n: String!) { session(numero: $n) { id } }"
SESSIONS = "query ($f: Int%s) { sessions(first: $f) { nodes { id } } }"
TROIS_PREMIERES = ["SE_0000000003", "SE_0000000008", "SE_0000000007"]


def ids(lue: dict[str, Any]) -> list[str]:
    return [noeud["id"] for noeud in lue["sessions"]["nodes"]]


async def test_a_required_variable_that_is_missing_is_refused(refus: Refus):
    code, message = await refus(SESSION)
    assert (code, message[:46]) == ("BAD_USER_INPUT", "Variable invalide : Variable '$n' has invalid ")


@pytest.mark.parametrize("valeur", [None, 3, ["SE_0000000001"], {"numero": "SE_0000000001"}])
async def test_an_ill_typed_variable_is_refused(refus: Refus, valeur: object):
    code, message = await refus(SESSION, n=valeur)
    assert (code, message[:33]) == ("BAD_USER_INPUT", "Variable invalide : Variable '$n'")


async def test_a_value_that_an_enum_does_not_have_is_refused(refus: Refus):
    document = "query ($s: [Statut!]) { sessions(filtre: {statuts: $s}) { nodes { id } } }"
    assert (await refus(document, s=["RIEN"]))[0] == "BAD_USER_INPUT"


async def test_a_variable_that_nothing_declares_changes_nothing(lu: Lu):
    assert await lu(SESSION, n="SE_0000000002", autre=1) == {"session": {"id": "SE_0000000002"}}


async def test_a_default_holds_until_a_value_is_given_and_null_is_a_value(lu: Lu):
    document = SESSIONS % " = 2"
    assert ids(await lu(document)) == TROIS_PREMIERES[:2]
    assert ids(await lu(document, f=1)) == TROIS_PREMIERES[:1]
    assert len(ids(await lu(document, f=None))) == 5
    assert ids(await lu(document)) == TROIS_PREMIERES[:2]


async def test_an_argument_whose_variable_is_absent_is_absent(lu: Lu):
    document = SESSIONS % ""
    assert ids(await lu(document, f=3)) == TROIS_PREMIERES
    assert len(ids(await lu(document))) == 5


async def test_an_absent_variable_leaves_an_argument_its_own_default(lu: Lu):
    document = """query ($p: Boolean = false, $x: Boolean) { organisme(numero: "OR_0000000001") {
      qualiopi(passees: $p) { categorie debut } sessions { total(exact: $x) { valeur exact } } } }"""
    lue = (await lu(document))["organisme"]
    assert lue["sessions"] == {"total": {"valeur": 3, "exact": True}}
    assert len(lue["qualiopi"]) == 4
    assert len((await lu(document, p=True))["organisme"]["qualiopi"]) == 5


async def test_the_same_text_with_another_key_answers_another_object(lu: Lu):
    for numero in ("SE_0000000002", "SE_0000000003", "SE_0000000002"):
        assert await lu(SESSION, n=numero) == {"session": {"id": numero}}


async def test_the_same_text_with_another_filter_answers_another_list(lu: Lu):
    document = "query ($o: OffreFiltre) { sessions(filtre: $o) { total { valeur } nodes { id } } }"
    comptes = [
        (await lu(document, **variables))["sessions"]["total"]["valeur"]
        for variables in ({}, {"o": {"statuts": ["ANNULEE"]}}, {"o": {}}, {"o": None}, {"o": {"communes": ["53147"]}})
    ]
    assert comptes == [5, 1, 5, 5, 2]


async def test_a_variable_stands_inside_a_list_and_inside_an_object(lu: Lu):
    document = """query ($un: Statut!, $du: Date, $rien: [String!]) {
      sessions(filtre: {statuts: [ANNULEE, $un], debut: {du: $du}, communes: $rien}) { nodes { id statut } } }"""
    lue = await lu(document, un="VALIDEE", du="2027-03-01")
    assert lue["sessions"]["nodes"] == [
        {"id": "SE_0000000007", "statut": "VALIDEE"},
        {"id": "SE_0000000006", "statut": "ANNULEE"},
        {"id": "SE_0000000002", "statut": "VALIDEE"},
    ]


async def test_a_list_of_one_is_written_without_brackets(lu: Lu):
    document = "query ($s: [Statut!]) { sessions(filtre: {statuts: $s}) { nodes { id } } }"
    assert ids(await lu(document, s="ANNULEE")) == ["SE_0000000006"]
    assert ids(await lu("{ sessions(filtre: {statuts: ANNULEE}) { nodes { id } } }")) == ["SE_0000000006"]
