"""What the page offers to run: its examples and its welcome, each with its variables."""

import json
from pathlib import Path

from service.graphiql import DIST

SOURCES = DIST.parent
EXAMPLES = sorted((SOURCES / "exemples").glob("*.graphql"))
WELCOME = SOURCES / "src" / "accueil.graphql"


def variables(document: Path) -> dict[str, object]:
    """The variables given with a document."""
    given = document.with_suffix(".json")
    return json.loads(given.read_text(encoding="utf-8")) if given.exists() else {}
