"""Names: of packages, of modules, and what a package says of itself."""

import ast
import sys
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

VAGUES = {"utils", "util", "helpers", "helper", "common", "base", "misc", "manager", "managers"}
# run by Alembic from their path, never imported
SANS_INIT = {Path("models/migrations"), Path("models/migrations/versions")}


def test_no_room_has_the_name_of_an_installed_package(pieces: list[str]):
    installes = packages_distributions()
    prises = {nom: installes[nom] for nom in [*pieces, "tests"] if set(installes.get(nom, [])) - {"sofi"}}
    assert prises == {}
    assert set(pieces) & sys.stdlib_module_names == set()


def test_every_list_of_packages_is_the_same(pieces: list[str], projet: dict[str, Any]):
    assert projet["tool"]["mypy"]["packages"] == pieces
    assert projet["tool"]["coverage"]["run"]["source"] == pieces


def test_no_module_has_a_name_that_says_nothing(modules: dict[Path, ast.Module], racine: Path):
    essais = [chemin.relative_to(racine) for chemin in (racine / "tests").rglob("*.py")]
    chemins = [*modules, *essais]
    vagues = [
        str(chemin)
        for chemin in chemins
        if {partie.removeprefix("test_") for partie in chemin.with_suffix("").parts} & VAGUES
    ]
    assert vagues == []


def test_every_package_says_what_it_is(modules: dict[Path, ast.Module]):
    inits = {chemin.parent: ast.get_docstring(arbre) for chemin, arbre in modules.items() if chemin.stem == "__init__"}
    dossiers = {chemin.parent for chemin in modules} - SANS_INIT
    assert [str(dossier) for dossier in sorted(dossiers) if not inits.get(dossier)] == []
