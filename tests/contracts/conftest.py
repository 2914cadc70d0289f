import ast
import tomllib
from pathlib import Path
from typing import Any

import pytest

RACINE = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def racine() -> Path:
    return RACINE


@pytest.fixture(scope="session")
def projet(racine: Path) -> dict[str, Any]:
    return tomllib.loads((racine / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def pieces(projet: dict[str, Any]) -> list[str]:
    """The rooms, as pyproject packages them."""
    return projet["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]


@pytest.fixture(scope="session")
def modules(racine: Path, pieces: list[str]) -> dict[Path, ast.Module]:
    """Every Python file of every room, by its path from the root."""
    chemins = [chemin for piece in pieces for chemin in sorted((racine / piece).rglob("*.py"))]
    propres = [chemin for chemin in chemins if "node_modules" not in chemin.parts]
    return {chemin.relative_to(racine): ast.parse(chemin.read_text(encoding="utf-8")) for chemin in propres}
