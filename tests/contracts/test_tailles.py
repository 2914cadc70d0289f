"""No file and no function is longer than what one reads at once."""

import ast
from pathlib import Path

import pytest

FICHIER = 300
FONCTION = 40


@pytest.fixture
def relus(modules: dict[Path, ast.Module]) -> dict[Path, ast.Module]:
    """What people read again: a migration is written once."""
    return {chemin: arbre for chemin, arbre in modules.items() if chemin.parts[:2] != ("models", "migrations")}


def test_no_file_is_too_long(relus: dict[Path, ast.Module], racine: Path):
    tailles = {str(chemin): len((racine / chemin).read_text(encoding="utf-8").splitlines()) for chemin in relus}
    assert {chemin: taille for chemin, taille in tailles.items() if taille > FICHIER} == {}


def test_no_function_is_too_long(relus: dict[Path, ast.Module]):
    tailles = {
        f"{chemin}:{noeud.lineno} {noeud.name}": (noeud.end_lineno or noeud.lineno) - noeud.lineno + 1
        for chemin, arbre in relus.items()
        for noeud in ast.walk(arbre)
        if isinstance(noeud, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {nom: taille for nom, taille in tailles.items() if taille > FONCTION} == {}
