"""JSON that PostgreSQL writes, held to what orjson writes of the same values."""

from datetime import date
from typing import Any

import orjson
import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.ecriture_json import MANQUE, Liste, Morceau, Presence, Valeur, ecrire

TEXTES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)
ENTIERS = st.integers(-(2**63), 2**63 - 1)
VALEURS = {
    "text": TEXTES,
    "bigint": ENTIERS,
    "boolean": st.booleans(),
    "date": st.dates(date(1000, 1, 1)),
    "text[]": st.lists(TEXTES, max_size=4),
}
partout = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def ecrit(connexion: psycopg.Connection, morceaux: list[Morceau], *colonnes: tuple[str, Any]) -> str:
    """What PostgreSQL writes of these pieces, from a row of these columns."""
    lues = ", ".join(f"%s::{genre} AS c{place}" for place, (genre, _) in enumerate(colonnes, 1)) or "1"
    requete = f"SELECT {ecrire(morceaux, lambda place: f'c{place}')} FROM (SELECT {lues}) AS ligne".encode()
    [(texte,)] = connexion.execute(requete, [valeur for _, valeur in colonnes])
    return str(texte)


@pytest.mark.parametrize("genre", VALEURS)
@given(donnees=st.data())
@partout
def test_a_value_has_the_same_characters(administration: psycopg.Connection, genre: str, donnees: st.DataObject):
    valeur = donnees.draw(VALEURS[genre] | st.none())

    texte = ecrit(administration, [Valeur(1, exigee=False)], (genre, valeur))

    assert texte.encode() == orjson.dumps(valeur)


def test_a_null_that_may_not_be_leaves_a_character_that_json_never_holds(administration: psycopg.Connection):
    assert ecrit(administration, [Valeur(1, exigee=True)], ("text", None)) == MANQUE
    assert MANQUE not in ecrit(administration, [Valeur(1, exigee=True)], ("text", MANQUE))


@pytest.mark.parametrize(
    ("la", "exigee", "attendu"), [(True, True, '{"a":"x"}'), (None, False, "null"), (None, True, MANQUE)]
)
def test_an_object_is_there_or_not(administration: psycopg.Connection, la: object, exigee: bool, attendu: str):
    objet = Presence(2, ('{"a":', Valeur(1, exigee=True), "}"), exigee)

    assert ecrit(administration, [objet], ("text", "x"), ("boolean", la)) == attendu


def test_an_object_may_have_more_fields_than_a_function_takes_arguments(administration: psycopg.Connection):
    morceaux: list[Morceau] = ['{"a0":0']
    for rang in range(1, 400):
        morceaux += [f',"a{rang}":', Valeur(1, exigee=True)]

    lu = orjson.loads(ecrit(administration, [*morceaux, "}"], ("bigint", 0)))

    assert lu == {f"a{rang}": 0 for rang in range(400)}


def test_a_list_that_is_a_text_stands_as_it_is(administration: psycopg.Connection):
    assert ecrit(administration, ["l'un : ", Liste(1)], ("text", "[1]")) == "l'un : [1]"
