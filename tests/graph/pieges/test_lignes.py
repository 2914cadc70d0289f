"""Which rows show: rules at every level, in joins to one object, in counts; and the day they are asked on."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest

pytestmark = pytest.mark.anyio

Lu = Callable[..., Awaitable[dict[str, Any]]]

TOUS = "filtre: { statuts: [VALIDEE, PERIMEE, ANNULEE, ARCHIVEE] }"


async def test_what_a_suspended_organisme_has_shows_by_no_key(lu: Lu):
    document = """{ organisme(numero: "OR_0000000003") { id } etablissement(siret: "11122233800011") { id }
      action(numero: "AC_0000000004") { id } session(numero: "SE_0000000009") { id } node(id: "DI_0000000004") { id }
      formation(numero: "FO_0000000003") { id } nodes(ids: ["SI_0000000004", "ET_0000000004"]) { id } }"""
    assert await lu(document) == {
        "organisme": None,
        "etablissement": None,
        "action": None,
        "session": None,
        "node": None,
        "formation": None,
        "nodes": [None, None],
    }


async def test_what_a_suspended_organisme_has_is_in_no_list_and_in_no_count(lu: Lu):
    document = """{ formation(numero: "FO_0000000001") {
        actions { total { valeur } nodes { id organisme { id } etablissementsFormateurs { id } } } }
      formacode(code: "15041") { formations { total { valeur } nodes { id } } }
      organismes { total { valeur } nodes { id } } etablissements { total { valeur } } }"""
    assert await lu(document) == {
        "formation": {
            "actions": {
                "total": {"valeur": 2},
                "nodes": [
                    {
                        "id": "AC_0000000001",
                        "organisme": {"id": "OR_0000000001"},
                        "etablissementsFormateurs": [{"id": "ET_0000000002"}],
                    },
                    {"id": "AC_0000000002", "organisme": {"id": "OR_0000000002"}, "etablissementsFormateurs": []},
                ],
            }
        },
        "formacode": {
            "formations": {"total": {"valeur": 2}, "nodes": [{"id": "FO_0000000001"}, {"id": "FO_0000000002"}]}
        },
        "organismes": {"total": {"valeur": 2}, "nodes": [{"id": "OR_0000000001"}, {"id": "OR_0000000002"}]},
        "etablissements": {"total": {"valeur": 3}},
    }


async def test_sessions_of_another_status_show_where_they_are_asked_for(lu: Lu):
    document = f"""{{ action(numero: "AC_0000000001") {{ sessions {{ total {{ valeur }} nodes {{ id }} }}
      tous: sessions({TOUS}) {{ total {{ valeur }} nodes {{ id statut }} }} }} }}"""
    assert (await lu(document))["action"] == {
        "sessions": {"total": {"valeur": 3}, "nodes": [{"id": f"SE_000000000{n}"} for n in (3, 2, 4)]},
        "tous": {
            "total": {"valeur": 5},
            "nodes": [
                {"id": "SE_0000000001", "statut": "PERIMEE"},
                {"id": "SE_0000000003", "statut": "VALIDEE"},
                {"id": "SE_0000000006", "statut": "ANNULEE"},
                {"id": "SE_0000000002", "statut": "VALIDEE"},
                {"id": "SE_0000000004", "statut": "VALIDEE"},
            ],
        },
    }


async def test_what_is_over_is_found_by_its_key_with_its_parents(lu: Lu):
    document = """{ session(numero: "SE_0000000012") { statut action { id statut organisme { id } } site { id } }
      annulee: session(numero: "SE_0000000006") { statut action { id } dispositifs { id } } }"""
    assert await lu(document) == {
        "session": {
            "statut": "ARCHIVEE",
            "action": {"id": "AC_0000000006", "statut": "ARCHIVEE", "organisme": {"id": "OR_0000000001"}},
            "site": {"id": "SI_0000000001"},
        },
        "annulee": {"statut": "ANNULEE", "action": {"id": "AC_0000000001"}, "dispositifs": []},
    }


async def test_the_same_text_another_day_answers_for_that_day(lu: Lu):
    document = """{ action(numero: "AC_0000000003") { sessions { total { valeur } nodes { id active } } }
      session(numero: "SE_0000000008") { statut } }"""
    ce_jour = {"total": {"valeur": 1}, "nodes": [{"id": "SE_0000000008", "active": True}]}
    vus = [await lu(document, jour=date(2026, 11, jour)) for jour in (23, 24, 23)]
    assert [vu["action"]["sessions"] for vu in vus] == [ce_jour, {"total": {"valeur": 0}, "nodes": []}, ce_jour]
    assert [vu["session"]["statut"] for vu in vus] == ["VALIDEE", "PERIMEE", "VALIDEE"]


async def test_a_page_of_nothing_still_counts_its_list(lu: Lu):
    document = """{ sessions(first: 0) { total { valeur exact } pageInfo { hasNextPage startCursor } nodes { id }
      edges { cursor node { id } } } }"""
    assert (await lu(document))["sessions"] == {
        "total": {"valeur": 5, "exact": True},
        "pageInfo": {"hasNextPage": True, "startCursor": None},
        "nodes": [],
        "edges": [],
    }


async def test_a_refusal_below_says_where_and_takes_only_what_may_be_null(partout: Lu):
    document = """{ formation(numero: "FO_0000000001") { id actions(first: -1) { nodes { id } } }
      organisme(numero: "OR_0000000001") { id } }"""
    assert await partout(document) == {
        "errors": [
            {
                "message": "`first` doit être compris entre 0 et 250 (reçu : -1).",
                "locations": [{"line": 1, "column": 43}],
                "path": ["formation", "actions"],
                "extensions": {"code": "BAD_USER_INPUT"},
            }
        ],
        "data": {"formation": None, "organisme": {"id": "OR_0000000001"}},
    }


SIENS = {"etablissements": [{"id": "ET_0000000001"}, {"id": "ET_0000000002"}]}


@pytest.mark.parametrize(
    "refusee",
    [
        'sessions(filtre: {communes: ["00000"]}) { nodes { id } }',
        'provenances(champs: ["rien"]) { le }',
        "sessions(first: -1) { nodes { id } }",
    ],
)
async def test_a_field_that_is_refused_takes_nothing_from_another_that_reads_the_same(partout: Lu, refusee: str):
    un = 'organisme(numero: "OR_0000000001")'
    reponse = await partout(
        f"{{ a: {un} {{ etablissements {{ id }} {refusee} }} b: {un} {{ etablissements {{ id }} }} }}"
    )
    assert [erreur["extensions"]["code"] for erreur in reponse["errors"]] == ["BAD_USER_INPUT"]
    assert reponse["data"] == {"a": None, "b": SIENS}


@pytest.mark.parametrize(
    "autre", ["organismes { nodes { id } }", "organismes(first: -1) { nodes { id } }", "__typename"]
)
async def test_a_value_that_the_database_cannot_hold_is_refused_and_the_next_operation_served(partout: Lu, autre: str):
    nul = 'communes(departement: "\\u0000") { total { valeur } pageInfo { endCursor } }'
    reponse = await partout(f"{{ {nul} {autre} }}")
    assert {erreur["extensions"]["code"] for erreur in reponse["errors"]} == {"BAD_USER_INPUT"}
    assert reponse["data"] is None
    assert await partout("{ organismes(first: 1) { nodes { id } } }") == {
        "data": {"organismes": {"nodes": [{"id": "OR_0000000001"}]}}
    }
