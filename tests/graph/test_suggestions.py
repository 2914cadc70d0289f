"""Suggestions through the API: what is read only when it is selected, what is refused."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from models.enumerations import Enumeration
from models.suggestion import TypeSuggestion

pytestmark = pytest.mark.anyio

Interroger = Callable[..., Awaitable[Any]]


async def test_counts_and_objects_take_no_statement_unless_they_are_selected(interroger: Interroger):
    lecture = await interroger('{ suggestions(texte: "mayenne", types: [COMMUNE, DEPARTEMENT], first: 1) { libelle } }')
    assert (lecture.data, lecture.noms) == ({"suggestions": [{"libelle": "Mayenne"}]}, ["suggestions"])


async def test_counts_of_all_suggestions_take_one_statement(interroger: Interroger):
    lecture = await interroger('{ suggestions(texte: "e", first: 50) { type valeur nombre } }')
    assert len({suggestion["type"] for suggestion in lecture.data["suggestions"]}) > 2
    assert lecture.noms == ["suggestions", "nombres_d_actions"]


@pytest.mark.parametrize("genre", TypeSuggestion, ids=str)
async def test_the_object_is_the_one_that_bears_the_value(interroger: Interroger, genre: Enumeration):
    lecture = await interroger(
        """query ($types: [TypeSuggestion!]) {
          suggestions(texte: "m", types: $types) { valeur objet {
            ... on Rome { code } ... on Formacode { code } ... on Commune { code } ... on Organisme { numero }
            ... on Certification { codeRncp codeRs codeCertifinfo } } } }""",
        types=[genre],
    )
    for suggestion in lecture.data["suggestions"]:
        if genre is TypeSuggestion.DEPARTEMENT:
            assert suggestion["objet"] is None
        else:
            assert suggestion["valeur"] in suggestion["objet"].values()
    assert lecture.data["suggestions"] or genre is TypeSuggestion.CERTIFICATION


@pytest.mark.parametrize("arguments", ['texte: ""', 'texte: "?!"', r'texte: "a\u0000"', 'texte: "a", first: 51'])
async def test_what_cannot_be_completed_is_refused_as_bad_input(interroger: Interroger, arguments: str):
    lecture = await interroger(f"{{ suggestions({arguments}) {{ libelle }} }}")
    assert [erreur["extensions"]["code"] for erreur in lecture.erreurs] == ["BAD_USER_INPUT"]
