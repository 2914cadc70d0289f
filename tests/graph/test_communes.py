"""Communes are found by their names whether an index can tell them or not."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

pytestmark = pytest.mark.anyio

Interroger = Callable[..., Awaitable[Any]]


@pytest.mark.parametrize(
    ("texte", "codes"),
    [
        ("m", ["53147", "72181"]),
        ("pa", ["72181"]),  # Saint-Pavace
        ("pav", ["72181"]),
        ("man l", ["72181"]),
        ("st", ["72181", "72263"]),
        ("vie", []),  # no longer a commune
    ],
)
async def test_a_commune_is_found_by_the_beginnings_of_the_words_of_its_names(
    interroger: Interroger, texte: str, codes: list[str]
):
    lecture = await interroger("query ($t: String) { communes(recherche: $t) { nodes { code } } }", t=texte)
    assert [commune["code"] for commune in lecture.data["communes"]["nodes"]] == codes
