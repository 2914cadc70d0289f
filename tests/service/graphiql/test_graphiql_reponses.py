"""What the examples answer on the sample, imported as `sofi demo` does."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from starlette.testclient import TestClient

from service.demo.catalogue import SOURCE
from service.demo.comptes import donner_des_badges
from service.http.application import creer_application
from service.reglages import Reglages
from tests.bases import copie
from tests.conftest import AUJOURD_HUI
from tests.service.graphiql.conftest import EXAMPLES, WELCOME, variables

WHOSE = re.compile(r"le jeton de (\S+@example\.org)")


@pytest.fixture(scope="module")
def client(serveur: Path, administration: psycopg.Connection, modele_exemple: str) -> Iterator[TestClient]:
    """The whole application on a sample to whose accounts keys are given; its readers leave it as it is."""
    with copie(serveur, administration, f"graphiql_{os.getpid()}", modele_exemple) as url:
        settings = Reglages(DATABASE_URL=url, SOFI_AUJOURDHUI=AUJOURD_HUI)
        with TestClient(creer_application(settings)) as client:
            yield client


@pytest.fixture(scope="module")
def tokens(client: TestClient) -> dict[str, str]:
    """A key of each account of the sample, by its address."""
    return {badge.courriel: badge.jeton for badge in donner_des_badges(client.app.state.url, SOURCE, AUJOURD_HUI)}


def told(answer: Any, path: str = "") -> Iterator[tuple[str, bool]]:
    """The path of each value, places in lists left out, and whether something is there."""
    yield path, answer not in (None, [])
    if isinstance(answer, dict):
        for field, value in answer.items():
            yield from told(value, f"{path}/{field}")
    elif isinstance(answer, list):
        for element in answer:
            yield from told(element, path)


@pytest.mark.parametrize("document", [WELCOME, *EXAMPLES], ids=lambda path: path.stem)
def test_every_field_that_the_page_offers_to_read_has_a_value_somewhere(
    client: TestClient, tokens: dict[str, str], document: Path
):
    query = document.read_text(encoding="utf-8")
    whose = WHOSE.search(query)
    headers = {"authorization": f"Bearer {tokens[whose[1]]}"} if whose else {}
    answer = client.post("/graphql", json={"query": query, "variables": variables(document)}, headers=headers).json()
    assert "errors" not in answer
    paths = list(told(answer["data"]))
    assert {path for path, _ in paths} - {path for path, there in paths if there} == set()


def test_a_link_that_never_was_answers_null_in_its_place(client: TestClient):
    (document,) = [example for example in EXAMPLES if example.stem == "1-8-liens-conserves"]
    answer = client.post("/graphql", json={"query": document.read_text(), "variables": variables(document)}).json()
    kept = variables(document)["ids"]
    assert [node and node["numero"] for node in answer["data"]["nodes"]] == [*kept[:-1], None]
