"""schema.graphql is what the code serves, and every name in it is explained in French."""

from pathlib import Path

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    get_named_type,
    is_introspection_type,
    is_leaf_type,
    is_specified_scalar_type,
)

from graph.execution import schema_graphql
from graph.schema import schema

RACINE = Path(__file__).parents[2]
TYPES = [
    genre
    for genre in schema_graphql(schema).type_map.values()
    if not is_introspection_type(genre) and not is_specified_scalar_type(genre)
]


def test_the_committed_schema_is_the_one_the_code_serves():
    ecrit = (RACINE / "schema.graphql").read_text(encoding="utf-8")
    assert ecrit == schema.as_str() + "\n", "run `.venv/bin/sofi schema > schema.graphql` and commit it"


def test_every_name_of_the_schema_is_described():
    muets = [genre.name for genre in TYPES if not genre.description]
    for genre in TYPES:
        if isinstance(genre, GraphQLEnumType):
            muets += [f"{genre.name}.{nom}" for nom, valeur in genre.values.items() if not valeur.description]
        if isinstance(genre, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
            muets += [f"{genre.name}.{nom}" for nom, champ in genre.fields.items() if not champ.description]
        if isinstance(genre, GraphQLObjectType | GraphQLInterfaceType):
            muets += [
                f"{genre.name}.{nom}({argument})"
                for nom, champ in genre.fields.items()
                for argument, valeur in champ.args.items()
                if not valeur.description
            ]
    assert muets == []


def test_no_argument_says_that_null_is_its_default():
    assert "= null" not in schema.as_str()


@pytest.mark.parametrize("interface", ["Node", "ObjetCatalogue", "ValeurCodee"])
def test_a_value_behind_an_interface_has_one_type_and_one_wrapping(interface: str):
    """So that `node { ... on A { x } ... on B { x } }` always validates."""
    champs: dict[str, set[str]] = {}
    for genre in TYPES:
        if isinstance(genre, GraphQLObjectType) and interface in {i.name for i in genre.interfaces}:
            for nom, champ in genre.fields.items():
                feuille = is_leaf_type(get_named_type(champ.type))
                champs.setdefault(nom, set()).add(str(champ.type) if feuille else emballage(str(champ.type)))
    assert {nom: types for nom, types in champs.items() if len(types) > 1} == {}


def emballage(genre: str) -> str:
    """The lists and non-nulls around a type."""
    return "".join(signe for signe in genre if signe in "[]!")
