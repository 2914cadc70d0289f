import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from graphql import OperationDefinitionNode, build_schema, parse, validate

from graph.schema import schema
from service.demo.generateur import ecrire
from service.graphiql import DIST
from tests.service.graphiql.conftest import EXAMPLES, SOURCES, WELCOME, variables

GROUPS = {"1": "Sites d'orientation", "2": "Back-office", "3": "Analystes", "4": "Saisie et validation"}
PUBLISHED = build_schema(schema.as_str())
OVER = re.compile(r'<session numero="(SE_\d+)"(?:(?!</session>).)*<extras info="session-perimee">', re.DOTALL)

each_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)


@each_example
def test_an_example_begins_with_its_title_and_its_group(example: Path):
    title, group = example.read_text().splitlines()[:2]
    assert re.fullmatch(r"# Titre : \S.*\S", title)
    assert group == f"# Groupe : {GROUPS[example.name[0]]}"


@each_example
def test_an_example_gives_exactly_the_variables_it_declares(example: Path):
    definitions = parse(example.read_text()).definitions
    (operation,) = [node for node in definitions if isinstance(node, OperationDefinitionNode)]
    assert set(variables(example)) == {
        variable.variable.name.value for variable in operation.variable_definitions or ()
    }


@pytest.mark.parametrize("document", [WELCOME, *EXAMPLES], ids=lambda path: path.stem)
def test_what_the_page_offers_to_run_is_valid_in_the_published_schema(document: Path):
    assert validate(PUBLISHED, parse(document.read_text())) == []


@each_example
def test_an_example_is_in_the_committed_bundle_as_it_is_written(example: Path):
    # Else dist/ is older than exemples/: `make graphiql`.
    (script,) = DIST.glob("assets/index-*.js")
    assert example.read_text() in script.read_text()


def test_titles_are_distinct():
    titles = [example.read_text().splitlines()[0] for example in EXAMPLES]
    assert len(set(titles)) == len(EXAMPLES) == 33


def test_variables_belong_to_an_example():
    assert {path.stem for path in (SOURCES / "exemples").glob("*.json")} <= {path.stem for path in EXAMPLES}


@pytest.mark.parametrize("days", [0, 1, 30])
def test_a_kept_link_of_the_example_is_over_whatever_the_day_of_the_sample(tmp_path: Path, days: int):
    first, *_ = ecrire(tmp_path, aujourdhui=date(2026, 11, 23) + timedelta(days))
    kept = variables(SOURCES / "exemples" / "1-8-liens-conserves.graphql")["ids"]
    assert set(kept) & set(OVER.findall(first.read_text(encoding="utf-8")))


def test_the_lock_file_names_no_registry():
    lock = json.loads((SOURCES / "package-lock.json").read_text())
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
