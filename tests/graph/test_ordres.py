"""Lists in each of their orders, walked both ways: every row once, in the order it says."""

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import Any

import psycopg
import pytest

from loaders import curseur
from loaders.session import ORDRES as ORDRES_DES_SESSIONS

pytestmark = pytest.mark.anyio

Interroger = Callable[..., Awaitable[Any]]

SESSIONS, FORMATIONS, ORGANISMES = "SessionTri", "FormationTri", "OrganismeTri"
LISTES = {SESSIONS: "sessions", FORMATIONS: "formations", ORGANISMES: "organismes"}

# Rows that a loose order would confuse: moments a microsecond apart or equal, a name in capitals, one with an accent.
RAPPROCHER = """
UPDATE session SET modifie_le = '2026-10-01 12:00:00.000002+02',
  cree_le = '2026-06-01 08:00:00.5Z' WHERE id IN (702, 703);
UPDATE session SET modifie_le = '2026-10-01 12:00:00.000001+02',
  cree_le = '2026-06-01 08:00:00.25Z' WHERE id IN (704, 707);
INSERT INTO organisme (numero, statut, source, raison_sociale, cree_le, modifie_le) VALUES
  ('OR_0000000011', 'VALIDEE', 'LHEO', 'ÉCOLE du geste', now(), '2026-10-02 08:00:00.000001Z'),
  ('OR_0000000012', 'VALIDEE', 'LHEO', 'Ecole du geste', now(), '2026-10-02 08:00:00.000001Z'),
  ('OR_0000000013', 'VALIDEE', 'LHEO', 'Zébrures', now(), '2020-01-01');
INSERT INTO formation (numero, statut, source, intitule, cree_le, modifie_le) VALUES
  ('FO_0000000011', 'VALIDEE', 'LHEO', 'Éclairagiste', now(), '2026-10-01 08:00:00.1Z'),
  ('FO_0000000012', 'VALIDEE', 'LHEO', 'ECLAIRAGISTE', now(), '2026-10-01 08:00:00.1Z');
"""


@pytest.fixture(scope="module")
def rapproche(catalogue_du_module: str) -> Iterator[str]:
    with psycopg.connect(catalogue_du_module) as connexion:
        connexion.execute(RAPPROCHER)
    return catalogue_du_module


@pytest.fixture
def demander(rapproche: str, lire: Interroger) -> Interroger:
    return partial(lire, rapproche)


def document(genre: str) -> str:
    return f"""query ($tri: {genre}, $first: Int, $after: String, $last: Int, $before: String) {{
      liste: {LISTES[genre]}(tri: $tri, first: $first, after: $after, last: $last, before: $before) {{
        pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} nodes {{ numero }}
      }}
    }}"""


async def page(demander: Interroger, genre: str, **variables: Any) -> tuple[list[int], dict[str, Any]]:
    lecture = await demander(document(genre), **variables)
    assert lecture.erreurs == []
    liste = lecture.data["liste"]
    return [int(noeud["numero"][3:]) for noeud in liste["nodes"]], liste["pageInfo"]


ATTENDUS = {
    (SESSIONS, None): [3, 8, 7, 2, 4],
    (SESSIONS, "DEBUT"): [3, 8, 7, 2, 4],
    (SESSIONS, "MISE_A_JOUR"): [3, 2, 7, 4, 8],
    (SESSIONS, "SAISIE"): [3, 2, 7, 4, 8],
    (SESSIONS, "NUMERO"): [2, 3, 4, 7, 8],
    (FORMATIONS, None): [1, 2, 5, 11, 12],
    (FORMATIONS, "NUMERO"): [1, 2, 5, 11, 12],
    (FORMATIONS, "INTITULE"): [1, 5, 11, 12, 2],
    (FORMATIONS, "MISE_A_JOUR"): [5, 2, 12, 11, 1],
    (ORGANISMES, None): [1, 2, 11, 12, 13],
    (ORGANISMES, "NUMERO"): [1, 2, 11, 12, 13],
    (ORGANISMES, "NOM"): [11, 12, 2, 1, 13],
    (ORGANISMES, "MISE_A_JOUR"): [12, 11, 2, 1, 13],
}
ORDRES = pytest.mark.parametrize(("genre", "tri"), ATTENDUS)


@ORDRES
async def test_a_list_comes_in_the_order_asked_for(demander: Interroger, genre: str, tri: str | None):
    assert (await page(demander, genre, tri=tri))[0] == ATTENDUS[genre, tri]


@ORDRES
async def test_pages_forward_give_every_row_once(demander: Interroger, genre: str, tri: str | None):
    lues, curseur, suite = [], None, True
    while suite:
        numeros, informations = await page(demander, genre, tri=tri, first=2, after=curseur)
        lues += numeros
        curseur, suite = informations["endCursor"], informations["hasNextPage"]
    assert lues == ATTENDUS[genre, tri]


@ORDRES
async def test_pages_backward_give_every_row_once_in_the_same_order(demander: Interroger, genre: str, tri: str | None):
    lues, curseur, suite = [], None, True
    while suite:
        numeros, informations = await page(demander, genre, tri=tri, last=2, before=curseur)
        lues = numeros + lues
        curseur, suite = informations["startCursor"], informations["hasPreviousPage"]
    assert lues == ATTENDUS[genre, tri]


async def test_a_cursor_of_another_order_is_refused(demander: Interroger):
    _, informations = await page(demander, SESSIONS, tri="MISE_A_JOUR", first=1)
    lecture = await demander(document(SESSIONS), tri="SAISIE", after=informations["endCursor"])
    assert [(e["path"], e["extensions"]["code"]) for e in lecture.erreurs] == [(["liste"], "BAD_USER_INPUT")]


async def test_a_moment_that_no_clock_shows_is_refused_too(demander: Interroger):
    forge = curseur.ecrire(("2026-11-01 08:00:00+23:59", "SE_0000000001"), ORDRES_DES_SESSIONS["MISE_A_JOUR"])
    lecture = await demander(document(SESSIONS), tri="MISE_A_JOUR", after=forge)
    assert [e["extensions"]["code"] for e in lecture.erreurs] == ["BAD_USER_INPUT"]


async def test_two_orders_of_one_list_are_counted_once(demander: Interroger):
    lecture = await demander("{ a: sessions(tri: SAISIE) { total { valeur } } b: sessions { total { valeur } } }")
    assert lecture.noms == ["sessions (total)"]


async def test_sessions_under_an_action_an_organisme_and_a_site_come_in_the_order_asked_for(demander: Interroger):
    lecture = await demander("""{
      action(numero: "AC_0000000001") { sessions(tri: MISE_A_JOUR) { nodes { numero } } }
      organisme(numero: "OR_0000000001") { sessions(tri: NUMERO) { nodes { numero } }
        sites { sessions(tri: SAISIE, first: 1) { nodes { numero } } } }
    }""")
    de_l_action = lecture.data["action"]["sessions"]["nodes"]
    assert [session["numero"][-1] for session in de_l_action] == ["3", "2", "4"]
    organisme = lecture.data["organisme"]
    assert [session["numero"][-1] for session in organisme["sessions"]["nodes"]] == ["2", "3", "4"]
    assert [[session["numero"][-1] for session in site["sessions"]["nodes"]] for site in organisme["sites"]] == [
        ["3"],
        ["2"],
    ]
