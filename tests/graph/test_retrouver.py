"""What a number finds: ours, a source's, those of the State, as people type them."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

pytestmark = pytest.mark.anyio

Interroger = Callable[..., Awaitable[Any]]

RETROUVER = (
    "query ($identifiant: String!, $source: Source) { retrouver(identifiant: $identifiant, source: $source) { id } }"
)


@pytest.mark.parametrize(
    ("identifiant", "trouves"),
    [
        ("SE_0000000001", ["SE_0000000001"]),
        (" se_0000000001\n", ["SE_0000000001"]),
        ("12345678200010", ["ET_0000000001"]),
        ("123 456 782 00010", ["ET_0000000001"]),
        ("123\u202f456\u202f782\u00a000010", ["ET_0000000001"]),
        ("123456782", ["OR_0000000001"]),
        ("52 53 00123 53", ["OR_0000000001"]),
        ("52 53 00000 53", ["OR_0000000001"]),  # that another one replaced
        ("GE1716206", ["AC_0000000001", "SE_0000000002"]),
        ("AF.5992", ["SE_0000000002"]),
        ("GE9", []),  # of a session that nobody may see
        ("clé composée", []),  # a key of ours, nobody's number
        ("", []),
        ("%", []),
    ],
)
async def test_a_number_finds_what_bears_it(interroger: Interroger, identifiant: str, trouves: list[str]):
    lecture = await interroger(RETROUVER, identifiant=identifiant)
    assert lecture.erreurs == []
    assert [objet["id"] for objet in lecture.data["retrouver"]] == trouves


async def test_a_source_finds_its_own_numbers_only(interroger: Interroger):
    assert (await interroger(RETROUVER, identifiant="AF.5992", source="LHEO")).data == {"retrouver": []}
    assert (await interroger(RETROUVER, identifiant="AF.5992", source="IDEO")).data == {
        "retrouver": [{"id": "SE_0000000002"}]
    }


@pytest.mark.parametrize("siret", ["12345678200010", "123 456 782 00010", "123\u00a0456\u202f782 00010 "])
async def test_a_siret_is_read_with_or_without_its_spaces(interroger: Interroger, siret: str):
    lecture = await interroger(
        "query ($s: String!) { organisme(siret: $s) { id } etablissement(siret: $s) { id } }", s=siret
    )
    assert lecture.data == {"organisme": {"id": "OR_0000000001"}, "etablissement": {"id": "ET_0000000001"}}


async def test_a_number_that_the_database_cannot_hold_costs_its_own_field_only(interroger: Interroger):
    lecture = await interroger('{ a: session(numero: "\\u0000") { id } b: session(numero: "SE_0000000001") { id } }')
    assert lecture.data == {"a": None, "b": {"id": "SE_0000000001"}}
    assert [(e["path"], e["extensions"]["code"]) for e in lecture.erreurs] == [(["a"], "BAD_USER_INPUT")]


async def test_an_id_that_the_database_cannot_hold_names_nothing(interroger: Interroger):
    lecture = await interroger('{ nodes(ids: ["SE_\\u0000", "FC_14_\\u0000", "\\u0000", "SE_0000000001"]) { id } }')
    assert lecture.erreurs == []
    assert lecture.data == {"nodes": [None, None, None, {"id": "SE_0000000001"}]}
