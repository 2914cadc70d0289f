"""From a field of the schema to its SQL in two hops: graph/<type>.py, then loaders/<noun>.py; names line up."""

import importlib
import pkgutil
import re
from pathlib import Path
from typing import Any

import pytest
from strawberry.types.base import StrawberryObjectDefinition

import loaders
from graph.schema import schema
from loaders.noun import Noun
from loaders.relation import Relation

RACINE = Path(__file__).parents[2]
MODULES = [importlib.import_module(f"loaders.{module.name}") for module in pkgutil.iter_modules(loaders.__path__)]
RELATIONS = [
    (module.__name__.removeprefix("loaders."), variable, valeur)
    for module in MODULES
    for variable, valeur in vars(module).items()
    if isinstance(valeur, Relation)
]
NOUNS: dict[str, Noun] = {relation.vers.nom: relation.vers for *_, relation in RELATIONS}
TYPES: dict[str, StrawberryObjectDefinition] = {
    nom: genre.definition
    for nom, genre in schema.schema_converter.type_map.items()
    if isinstance(genre.definition, StrawberryObjectDefinition)
}
# small lists and what hangs under one noun share a file
FICHIERS = {
    "valeur_nomenclature": "nomenclature",
    "trouve": "retrouver",
    "demande": "demande_au_carif",  # loaders/demande.py is what is asked of a relation
    **dict.fromkeys(["commune", "adresse"], "adresse"),
}


def serpent(nom: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", nom).lower()


def fichier(noun: Noun, piece: str) -> set[str]:
    """Where a noun may be declared in loaders/ or graph/."""
    nom = serpent(noun.nom)
    return {nom, FICHIERS.get(nom, "listes") if piece == "graph" else FICHIERS.get(nom, nom), "listes"}


@pytest.mark.parametrize(("module", "variable", "relation"), RELATIONS, ids=lambda valeur: getattr(valeur, "nom", None))
def test_a_relation_is_found_under_its_name_in_the_file_of_its_noun(module: str, variable: str, relation: Relation):
    assert variable == relation.nom
    assert module in fichier(relation.vers, "loaders")
    premier = relation.nom.split("_")[0]
    assert premier.rstrip("s") in {serpent(relation.vers.nom).split("_")[0].rstrip("s"), "retrouver"}


def test_every_relation_has_its_own_name():
    noms = [relation.nom for *_, relation in RELATIONS]
    assert len(noms) == len(set(noms))


def test_every_relation_is_followed_by_a_field():
    texte = "".join(fichier.read_text(encoding="utf-8") for fichier in (RACINE / "graph").glob("*.py"))
    assert [relation.nom for *_, relation in RELATIONS if not re.search(rf"\b{relation.nom}\b", texte)] == []


@pytest.mark.parametrize("nom", sorted(NOUNS.keys() & TYPES.keys()))
def test_a_type_stands_in_the_file_of_its_noun(nom: str):
    module = TYPES[nom].origin.__module__.removeprefix("graph.")
    assert module in fichier(NOUNS[nom], "graph")


def champs(nom: str) -> list[Any]:
    return list(TYPES[nom].fields)


@pytest.mark.parametrize("nom", sorted(NOUNS.keys() & TYPES.keys()))
def test_every_attribute_of_the_row_is_a_field_or_a_key(nom: str):
    definis = {champ.python_name for champ in champs(nom)}
    restes = NOUNS[nom].colonnes.keys() - definis - {"cle"}
    assert [attribut for attribut in sorted(restes) if not attribut.endswith(("_id", "_code"))] == []
