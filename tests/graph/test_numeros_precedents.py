"""A number that another replaced still leads to what had it."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import pytest

from tests.graph.lecteurs import LECTEURS

pytestmark = pytest.mark.anyio

Interroger = Callable[..., Awaitable[Any]]
PAR_SIRET = "query ($n: String!) { organisme(siret: $n) { id } etablissement(siret: $n) { id siret } }"


@pytest.fixture
def interroger(catalogue_reserve: str, lire: Interroger) -> Interroger:
    return partial(lire, catalogue_reserve)


@pytest.mark.parametrize("siret", ["12345678200010", "12345678200085", "12345678200077", "123 456 782 00077"])
async def test_a_siret_that_was_replaced_once_or_twice_finds_who_had_it(interroger: Interroger, siret: str):
    assert (await interroger(PAR_SIRET, n=siret)).data == {
        "organisme": {"id": "OR_0000000001"},
        "etablissement": {"id": "ET_0000000001", "siret": "12345678200010"},
    }


async def test_who_has_a_siret_now_goes_before_who_had_it(interroger: Interroger):
    assert (await interroger(PAR_SIRET, n="98765432400015")).data == {
        "organisme": {"id": "OR_0000000002"},
        "etablissement": {"id": "ET_0000000003", "siret": "98765432400015"},
    }


async def test_a_former_siret_leads_who_may_not_see_it_nowhere(interroger: Interroger):
    lectures = {nom: (await interroger(PAR_SIRET, lecteur=LECTEURS[nom], n="44455566600077")).data for nom in LECTEURS}
    assert {nom for nom, lue in lectures.items() if lue["etablissement"]} == {"bois et à venir", "carif", "admin"}
    assert {nom for nom, lue in lectures.items() if lue["organisme"]} == {"bois et à venir", "carif", "admin"}


@pytest.mark.parametrize(
    ("numero", "attendu"), [("12345678200077", "ET_0000000001"), ("52 53 00000 99", "OR_0000000001")]
)
async def test_any_number_that_was_replaced_is_found(interroger: Interroger, numero: str, attendu: str):
    lecture = await interroger("query ($n: String!) { retrouver(identifiant: $n) { id } }", n=numero)
    assert lecture.data == {"retrouver": [{"id": attendu}]}


async def test_an_organisme_tells_its_former_numbers_to_all_the_latest_change_first(interroger: Interroger):
    document = """{ organisme(numero: "OR_0000000001") {
        numerosPrecedents { ancien nouveau effetLe etablissement { id } } } }"""
    lus = (await interroger(document)).data["organisme"]["numerosPrecedents"]
    assert [(lu["ancien"], lu["nouveau"], lu["effetLe"], (lu["etablissement"] or {}).get("id")) for lu in lus] == [
        ("12345678200085", "12345678200010", "2024-01-01", "ET_0000000001"),
        ("98765432400015", "12345678200028", "2023-01-01", "ET_0000000002"),
        ("52530000099", "52530012353", "2022-01-01", None),
        ("12345678200077", "12345678200085", "2020-01-01", "ET_0000000001"),
    ]


@pytest.mark.parametrize("siret", ["12345678200010", "12345678200077"])
async def test_any_siret_of_an_etablissement_finds_it_as_it_was(interroger: Interroger, siret: str):
    document = """query ($n: String!) {
        organisme(siret: $n, le: "2026-11-23") { numero } etablissement(siret: $n, le: "2026-11-23") { numero } }"""
    assert (await interroger(document, n=siret)).data == {
        "organisme": {"numero": "OR_0000000001"},
        "etablissement": {"numero": "ET_0000000001"},
    }


async def test_the_siret_of_a_draft_leads_others_nowhere_in_the_past_either(interroger: Interroger):
    document = 'query ($n: String!) { organisme(siret: $n, le: "2026-11-22") { numero } }'
    lues = {nom: (await interroger(document, lecteur=LECTEURS[nom], n="98765432400098")).data for nom in LECTEURS}
    assert {nom for nom, lue in lues.items() if lue["organisme"]} == {"greta", "carif", "admin"}
