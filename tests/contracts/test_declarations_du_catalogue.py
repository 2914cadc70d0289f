"""Expressions that no NOT NULL and no CHECK holds: what they give in the sample is what their fields may show."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import psycopg
import pytest
from graphql import get_named_type, is_enum_type, is_leaf_type, is_list_type
from graphql import get_nullable_type as sans_non_null

from graph.execution import schema_graphql
from graph.plan.verification import declarees
from graph.plan.verification.champs import ChampServi, champs_servis
from graph.plan.verification.colonnes import SIMPLE
from graph.schema import schema
from models.tables import METADONNEES

NOUNS = {relation.vers.nom: relation.vers for relation in declarees() if relation.vers.table in METADONNEES.tables}
AUJOURD_HUI = {"aujourdhui": date(2026, 11, 23)}
# nobody enters or asks anything in the sample: tests/graph/mutations read these
A_SAISIR = {"soumission", "demande", "message", "doublon"}


def calcules() -> Iterator[ChampServi]:
    """Fields that show an expression over the columns of a table."""
    for champ in champs_servis(schema_graphql(schema), NOUNS):
        simple = champ.strawberry.base_resolver is None and is_leaf_type(get_named_type(champ.type))
        expression = champ.expression(champ.strawberry.python_name)
        if simple and expression and champ.noun.table not in A_SAISIR and not SIMPLE.fullmatch(expression):
            yield champ


@pytest.fixture(scope="module")
def lecture(exemple: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(exemple) as connexion:
        yield connexion


def distincts(connexion: psycopg.Connection, champ: ChampServi) -> set[Any]:
    """The values that a field shows, those of lists one by one."""
    expression = champ.expression(champ.strawberry.python_name)
    valeur = f"unnest({expression})" if is_list_type(sans_non_null(champ.type)) else expression
    lues = connexion.execute(f"SELECT DISTINCT {valeur} FROM {champ.noun.table}", AUJOURD_HUI)
    return {lue for (lue,) in lues}


def catalogues() -> Iterator[ChampServi]:
    """Those of what the sample has: nobody handed anything in there."""
    return (champ for champ in calcules() if champ.noun and "false" not in champ.noun.visible)


@pytest.mark.parametrize("champ", [c for c in catalogues() if c.exige], ids=lambda champ: champ.nom)
def test_an_expression_is_not_null_where_its_field_never_is(lecture: psycopg.Connection, champ: ChampServi):
    expression = champ.expression(champ.strawberry.python_name)
    nuls = f"SELECT count(*), count({expression}) FROM {champ.noun.table}"
    toutes, connues = lecture.execute(nuls, AUJOURD_HUI).fetchone()
    assert (toutes > 0, toutes - connues) == (True, 0)


@pytest.mark.parametrize(
    "champ", [c for c in calcules() if is_enum_type(get_named_type(c.type))], ids=lambda champ: champ.nom
)
def test_an_expression_gives_what_the_enum_of_its_field_has(lecture: psycopg.Connection, champ: ChampServi):
    lues = distincts(lecture, champ) - {None}
    assert lues != set()
    assert lues <= get_named_type(champ.type).values.keys()
