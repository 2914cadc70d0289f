"""What README says is true: folders, targets, commands, settings, its query."""

import re
from pathlib import Path

import pytest
from graphql import parse, validate
from typer.main import get_command

from graph.execution import schema_graphql
from graph.schema import schema
from service.cli import app
from service.reglages import Reglages

CACHES = {"__pycache__", "node_modules"}


@pytest.fixture(scope="module")
def readme(racine: Path) -> str:
    return (racine / "README.md").read_text(encoding="utf-8")


def section(readme: str, titre: str) -> str:
    return readme.partition(f"\n## {titre}\n")[2].partition("\n## ")[0]


def premieres_cellules(texte: str) -> str:
    return "\n".join(re.findall(r"^\|([^|]*)\|", texte, re.MULTILINE))


def presents(racine: Path) -> list[Path]:
    """What stands at the top, hidden tools of each developer apart."""
    return [
        chemin for chemin in racine.iterdir() if not chemin.name.startswith(".") or chemin.name in {".ci", ".gitignore"}
    ]


def test_every_folder_is_explained(racine: Path, readme: str):
    dossiers = {chemin.name for chemin in presents(racine) if chemin.is_dir()} - CACHES
    assert set(re.findall(r"`([\w.]+)/`", premieres_cellules(section(readme, "Folders")))) == dossiers


def test_every_file_at_the_top_has_its_reason(racine: Path, readme: str):
    fichiers = {chemin.name for chemin in presents(racine) if chemin.is_file()} - {"README.md"}
    assert sorted(nom for nom in fichiers if f"`{nom}`" not in section(readme, "Decisions")) == []


def test_every_target_of_make_exists(racine: Path, readme: str):
    makefile = (racine / "Makefile").read_text(encoding="utf-8")
    cibles = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    factices = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[0].split()
    assert set(factices) == cibles
    nommees = {
        cible
        for liste in re.findall(r"\bmake((?: [a-z]+)+)`|^make (\w+)", readme, re.MULTILINE)
        for cible in " ".join(liste).split()
    }
    assert nommees <= cibles
    assert {"demo", "test", "check", "bench"} <= nommees


def test_every_command_is_listed(readme: str):
    commandes = get_command(app).commands
    presentes = {" ".join(nom) for nom in chemins(commandes)}
    listees = re.findall(r"`sofi ([a-z ]+)", premieres_cellules(section(readme, "Command line")))
    assert {nom.strip() for nom in listees} == presentes


def chemins(commandes: dict, avant: tuple[str, ...] = ()):
    for nom, commande in commandes.items():
        if sous := getattr(commande, "commands", None):
            yield from chemins(sous, (*avant, nom))
        else:
            yield (*avant, nom)


def test_every_setting_is_listed(readme: str):
    lus = {str(champ.validation_alias) for champ in Reglages.model_fields.values()}
    listes = set(re.findall(r"`([A-Z_]+)`", premieres_cellules(section(readme, "Settings"))))
    assert listes == lus | {"SOFI_DEBUG"}


def test_its_queries_are_valid(readme: str):
    exemples = re.findall(r"```graphql\n(.*?)```", readme, re.DOTALL)
    (appel,) = re.findall(r'"query": "([^"]*)"', readme)
    assert len(exemples) >= 2
    assert [erreur for texte in (*exemples, appel) for erreur in validate(schema_graphql(schema), parse(texte))] == []


def test_the_files_it_points_at_exist(racine: Path, readme: str):
    nommes = re.findall(r"`((?:models|rules|loaders|graph|importers|service|tests)/[\w/.-]+)`", readme)
    absents = [nom for nom in nommes if not (racine / nom).exists()]
    assert absents == ["models/migrations/versions/0019_duree_cycle.py"]  # the one a reader is to write
