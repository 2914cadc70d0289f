"""Imports go one way: models <- rules <- loaders <- exporters <- graph <- service, and importers beside."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

VOIT = {
    "models": set(),
    "rules": {"models"},
    "loaders": {"models", "rules"},
    "exporters": {"models", "rules", "loaders"},
    "graph": {"models", "rules", "loaders", "exporters"},
    "importers": {"models", "rules", "loaders"},
    "service": {"models", "rules", "loaders", "exporters", "graph", "importers"},
}


def importes(arbre: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and top-level name of each import, wherever it stands: in a function, for types only, by its name."""
    for noeud in ast.walk(arbre):
        match noeud:
            case ast.Import(names=noms):
                yield from ((noeud.lineno, alias.name.partition(".")[0]) for alias in noms)
            case ast.ImportFrom(module=module, level=niveau):
                yield noeud.lineno, "a relative import" if niveau else (module or "").partition(".")[0]
            case (
                ast.Call(func=ast.Name("import_module" | "__import__"))
                | ast.Call(func=ast.Attribute(_, "import_module"))
            ):
                nom = noeud.args[0]
                yield (
                    noeud.lineno,
                    str(nom.value).partition(".")[0] if isinstance(nom, ast.Constant) else "a computed name",
                )


def test_every_room_has_its_place(pieces: list[str]):
    assert set(pieces) == VOIT.keys()


def test_a_room_imports_only_those_before_it(modules: dict[Path, ast.Module]):
    refuses = {*VOIT, "tests", "a relative import", "a computed name"}
    breches = [
        f"{chemin}:{ligne} imports {nom}"
        for chemin, arbre in modules.items()
        for ligne, nom in importes(arbre)
        if nom in refuses - VOIT[chemin.parts[0]] - {chemin.parts[0]}
    ]
    assert breches == []


def test_only_service_reads_the_environment(modules: dict[Path, ast.Module]):
    lectures = [
        f"{chemin}:{noeud.lineno}"
        for chemin, arbre in modules.items()
        if chemin.parts[0] != "service"
        for noeud in ast.walk(arbre)
        if isinstance(noeud, ast.Attribute | ast.Name | ast.alias) and nom_de(noeud) in {"environ", "getenv"}
    ]
    assert lectures == []


def nom_de(noeud: ast.Attribute | ast.Name | ast.alias) -> str:
    return noeud.attr if isinstance(noeud, ast.Attribute) else noeud.id if isinstance(noeud, ast.Name) else noeud.name


@pytest.mark.parametrize(
    "texte",
    [
        "import graph.schema",
        "def f():\n    from graph import schema",
        "if TYPE_CHECKING:\n    from graph.schema import schema",
        "importlib.import_module('graph.schema')",
    ],
)
def test_an_import_is_seen_wherever_it_stands(texte: str):
    assert [nom for _, nom in importes(ast.parse(texte))] == ["graph"]


def test_tests_are_no_package(racine: Path):
    assert list((racine / "tests").rglob("__init__.py")) == []
