"""`changements` as an API: its arguments, its pages, what hangs below a line."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest

from loaders import curseur
from loaders.changement import ORDRE

pytestmark = pytest.mark.anyio

Interroger = Callable[..., Awaitable[Any]]

CHANGEMENTS = """query ($depuis: DateTime, $objets: [TypeObjet!], $first: Int, $after: String) {
  changements(depuis: $depuis, objets: $objets, first: $first, after: $after) {
    total { valeur exact } pageInfo { hasNextPage hasPreviousPage endCursor }
    nodes { le type numero retire objet { __typename id } } edges { cursor node { numero } }
  }
}"""


async def changements(interroger: Interroger, **variables: Any) -> dict[str, Any]:
    lecture = await interroger(CHANGEMENTS, **variables)
    assert lecture.erreurs == []
    page: dict[str, Any] = lecture.data["changements"]
    return page


async def test_a_line_leads_to_its_object(interroger: Interroger):
    page = await changements(interroger, objets=["SESSION"], first=250)
    assert [(n["type"], n["numero"], n["retire"], n["objet"]) for n in page["nodes"]] == [
        ("SESSION", f"SE_{rang:010}", rang in {1, 11}, {"__typename": "Session", "id": f"SE_{rang:010}"})
        for rang in (1, 2, 3, 4, 7, 8, 11)
    ]


async def test_objects_of_a_page_are_read_type_by_type(interroger: Interroger):
    lecture = await interroger("{ changements(first: 250) { nodes { objet { id } } } }")
    assert lecture.noms == [
        *("changements", "action_par_numero", "certification_par_numero", "contact_par_numero"),
        *("etablissement_par_numero", "formation_par_numero", "organisme_par_numero", "session_par_numero"),
        "site_par_numero",
    ]


async def test_pages_and_totals_are_read_once_and_only_when_they_are_asked_for(interroger: Interroger):
    assert (await interroger("{ changements { edges { cursor } nodes { numero } pageInfo { endCursor } } }")).noms == [
        "changements"
    ]
    assert (await interroger("{ changements { total { valeur } } }")).noms == ["changements (total)"]


async def test_pages_follow_one_another(interroger: Interroger):
    debut = await changements(interroger, first=2)
    suite = await changements(interroger, first=250, after=debut["pageInfo"]["endCursor"])
    numeros = [n["numero"] for page in (debut, suite) for n in page["nodes"]]
    assert (len(numeros), len({*numeros})) == (debut["total"]["valeur"], debut["total"]["valeur"])
    assert debut["total"] == suite["total"] == {"valeur": 25, "exact": True}
    assert [page["pageInfo"]["hasNextPage"] for page in (debut, suite)] == [True, False]
    assert [page["pageInfo"]["hasPreviousPage"] for page in (debut, suite)] == [False, True]


async def test_every_line_has_its_cursor(interroger: Interroger):
    page = await changements(interroger, first=3)
    suite = await changements(interroger, first=1, after=page["edges"][1]["cursor"])
    assert suite["nodes"] == page["nodes"][2:3]


async def test_a_page_that_has_nothing_has_no_cursor(interroger: Interroger):
    page = await changements(interroger, depuis="2126-01-01T00:00:00Z")
    assert page == {
        "total": {"valeur": 0, "exact": True},
        "pageInfo": {"hasNextPage": False, "hasPreviousPage": False, "endCursor": None},
        "nodes": [],
        "edges": [],
    }


async def test_a_session_that_ends_is_retired_and_still_answers(interroger: Interroger):
    page = await changements(interroger, aujourdhui=date(2028, 1, 1), objets=["SESSION"])
    finies = {n["numero"]: n for n in page["nodes"] if n["le"] == "2027-12-31T23:00:00+00:00"}
    assert {numero: (n["retire"], n["objet"]["id"]) for numero, n in finies.items()} == {
        numero: (True, numero) for numero in ("SE_0000000003", "SE_0000000007")
    }


async def test_no_type_in_particular_is_all_of_them(interroger: Interroger):
    assert await changements(interroger, objets=[]) == await changements(interroger)


async def test_types_may_come_in_any_order_and_twice(interroger: Interroger):
    debut = await changements(interroger, objets=["SESSION", "ACTION"], first=1)
    suite = await changements(interroger, objets=["ACTION", "SESSION", "ACTION"], after=debut["pageInfo"]["endCursor"])
    assert debut["total"]["valeur"] == 1 + len(suite["nodes"]) == 10


REFUS = {
    "`first` doit être compris entre 1 et 250 (reçu : 0).": {"first": 0},
    "`first` doit être compris entre 1 et 250 (reçu : -1).": {"first": -1},
    "`first` doit être compris entre 1 et 250 (reçu : 251).": {"first": 251},
    "Curseur illisible : reprenez tel quel un `endCursor`, `startCursor` ou `cursor` reçu de la même liste.": {
        "after": "n'importe quoi"
    },
    "Un dispositif change avec sa session : suivez SESSION, et relisez ses dispositifs.": {
        "objets": ["SESSION", "DISPOSITIF"]
    },
    "`depuis` doit dire son décalage : `2026-11-23T08:30:00+01:00`, ou `Z`.": {"depuis": "2026-11-23T08:30:00"},
}


@pytest.mark.parametrize("message", REFUS)
async def test_what_cannot_be_is_refused_in_french(interroger: Interroger, message: str):
    lecture = await interroger(CHANGEMENTS, **REFUS[message])
    assert [(e["message"], e["extensions"]["code"]) for e in lecture.erreurs] == [(message, "BAD_USER_INPUT")]


@pytest.mark.parametrize("variables", [{"depuis": "hier"}, {"objets": ["LYCEE"]}, {"first": "dix"}])
async def test_what_the_schema_does_not_know_is_refused(interroger: Interroger, variables: dict[str, Any]):
    lecture = await interroger(CHANGEMENTS, **variables)
    assert [e["extensions"]["code"] for e in lecture.erreurs] == ["BAD_USER_INPUT"]


async def test_a_cursor_of_another_list_is_refused(interroger: Interroger):
    lecture = await interroger("{ sessions(first: 1) { pageInfo { endCursor } } }")
    lecture = await interroger(CHANGEMENTS, after=lecture.data["sessions"]["pageInfo"]["endCursor"])
    assert [e["extensions"]["code"] for e in lecture.erreurs] == ["BAD_USER_INPUT"]


async def test_a_cursor_of_other_objects_is_refused(interroger: Interroger):
    page = await changements(interroger, objets=["SESSION"], first=1)
    lecture = await interroger(CHANGEMENTS, after=page["pageInfo"]["endCursor"])
    assert lecture.erreurs[0]["message"].startswith("Ce curseur ne suit pas les mêmes objets.")


LE, NUMERO, JOUR, TYPES = "2026-11-01 08:00:00+00:00", "SE_0000000001", "2026-11-23", "SESSION"
FORGES = [
    ("0001-01-01 00:00:00+14:00", NUMERO, JOUR, NUMERO, TYPES),
    ("9999-12-31 23:59:59.999999-14:00", NUMERO, "9999-12-31", NUMERO, TYPES),
    ("1900-01-01 00:00:00+00:09:21", NUMERO, JOUR, NUMERO, TYPES),
    (LE, "'; DROP TABLE publication --", JOUR, "%s", TYPES),
    (LE, NUMERO, "0001-01-01", "", TYPES),
]
REFUSES = [
    ("2026-11-01 08:00:00", NUMERO, JOUR, NUMERO, TYPES),
    ("2026-11-01 08:00:00+23:59", NUMERO, JOUR, NUMERO, TYPES),
    ("infinity", NUMERO, JOUR, NUMERO, TYPES),
    (LE, NUMERO, "infinity", NUMERO, TYPES),
    (LE, "\0", JOUR, NUMERO, TYPES),
    (LE, NUMERO, JOUR, NUMERO, ""),
    (LE, NUMERO, JOUR, TYPES),
]


@pytest.mark.parametrize(("forge", "codes"), [(f, []) for f in FORGES] + [(f, ["BAD_USER_INPUT"]) for f in REFUSES])
async def test_a_cursor_that_somebody_made_answers_or_is_refused(
    interroger: Interroger, forge: tuple[str, ...], codes: list[str]
):
    lecture = await interroger(CHANGEMENTS, objets=["SESSION"], after=curseur.ecrire(forge, ORDRE))
    assert [e["extensions"]["code"] for e in lecture.erreurs][:1] == codes
