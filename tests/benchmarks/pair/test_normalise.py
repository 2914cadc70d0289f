"""Both sides, in one form: what the comparison of `make bench` rests on."""

import pytest

from tests.benchmarks.pair.normalise import avec_dates, commune, du_pair, objets


def test_a_connection_is_its_lines():
    assert commune({"nodes": [{"a": 1}]}) == [{"a": 1}]


def test_a_page_says_whether_others_follow_and_forgets_its_cursors():
    page = {"pageInfo": {"hasNextPage": True, "endCursor": "x"}, "nodes": []}
    assert commune(page) == {"lignes": [], "suite": True}


def test_an_edge_is_its_node_and_what_it_carries():
    assert commune({"edges": [{"node": {"a": 1}, "actions": {"nodes": [{"b": 2}]}}]}) == [
        {"a": 1, "actions": [{"b": 2}]}
    ]


def test_a_row_of_links_is_what_it_leads_to():
    assert du_pair({"publics": [{"public": {"code": "1"}}]}) == {"publics": [{"code": "1"}]}


@pytest.mark.parametrize(
    ("lus", "premier"), [([{"site": {"nom": "A", "uai": None}}], {"nom": "A", "uai": None}), ([], None)]
)
def test_a_page_of_one_is_its_object(lus: list[object], premier: object):
    assert du_pair({"numero": "1", "site": lus}) == {"numero": "1", "site": premier}


@pytest.mark.parametrize(
    ("date", "precision", "partielle"),
    [
        ("2026-11-10", "JOUR", "2026-11-10"),
        ("2026-11-01", "MOIS", "2026-11"),
        ("2026-01-01", "ANNEE", "2026"),
        (None, "INCONNUE", None),
    ],
)
def test_a_date_ends_where_what_is_known_of_it_does(date: str | None, precision: str, partielle: str | None):
    assert avec_dates({"debut": date, "debutPrecision": precision}) == {"debut": partielle}


def test_objects_are_counted_at_every_level():
    assert objets({"a": [{"b": None}, {"c": {"d": 1}}]}) == 4
