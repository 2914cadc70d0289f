import json
import re
from pathlib import Path

import pytest
from graphql import OperationDefinitionNode, parse

from service.graphiql import DIST

SOURCES = DIST.parent
EXAMPLES = sorted((SOURCES / "exemples").glob("*.graphql"))
GROUPS = {"1": "Sites d'orientation", "2": "Back-office", "3": "Analystes"}

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
    given = example.with_suffix(".json")
    variables = json.loads(given.read_text()) if given.exists() else {}
    assert set(variables) == {variable.variable.name.value for variable in operation.variable_definitions or ()}


@each_example
def test_an_example_is_in_the_committed_bundle_as_it_is_written(example: Path):
    # Else dist/ is older than exemples/: `make graphiql`.
    (script,) = DIST.glob("assets/index-*.js")
    assert example.read_text() in script.read_text()


def test_titles_are_distinct():
    titles = [example.read_text().splitlines()[0] for example in EXAMPLES]
    assert len(set(titles)) == len(EXAMPLES) == 19


def test_variables_belong_to_an_example():
    assert {path.stem for path in (SOURCES / "exemples").glob("*.json")} <= {path.stem for path in EXAMPLES}


def test_the_lock_file_names_no_registry():
    lock = json.loads((SOURCES / "package-lock.json").read_text())
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
