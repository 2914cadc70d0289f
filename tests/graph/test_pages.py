from collections.abc import Awaitable, Callable
from typing import Any

import pytest

pytestmark = pytest.mark.anyio

Interroger = Callable[..., Awaitable[Any]]

PAGES = """query ($first: Int, $after: String, $last: Int, $before: String) {
  sessions(first: $first, after: $after, last: $last, before: $before) {
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { numero }
  }
}"""

DANS_L_ORDRE = ["SE_0000000003", "SE_0000000008", "SE_0000000007", "SE_0000000002", "SE_0000000004"]


async def page(interroger: Interroger, **bornes: Any) -> tuple[list[str], dict[str, Any]]:
    lecture = await interroger(PAGES, **bornes)
    assert lecture.erreurs == []
    sessions = lecture.data["sessions"]
    return [session["numero"] for session in sessions["nodes"]], sessions["pageInfo"]


async def test_sessions_come_by_start_then_number_and_unknown_dates_last(interroger: Interroger):
    assert (await page(interroger))[0] == DANS_L_ORDRE


@pytest.mark.parametrize("taille", [1, 2, 3, 4, 5])
async def test_pages_forward_give_every_session_once(interroger: Interroger, taille: int):
    lues, curseur, suite = [], None, True
    while suite:
        numeros, informations = await page(interroger, first=taille, after=curseur)
        assert len(numeros) <= taille
        assert informations["hasPreviousPage"] is (curseur is not None)
        lues += numeros
        curseur, suite = informations["endCursor"], informations["hasNextPage"]
    assert lues == DANS_L_ORDRE


@pytest.mark.parametrize("taille", [1, 2, 3, 4, 5])
async def test_pages_backward_give_every_session_once_in_the_same_order(interroger: Interroger, taille: int):
    lues, curseur, suite = [], None, True
    while suite:
        numeros, informations = await page(interroger, last=taille, before=curseur)
        lues = numeros + lues
        curseur, suite = informations["startCursor"], informations["hasPreviousPage"]
    assert lues == DANS_L_ORDRE


async def test_two_cursors_bound_what_lies_between_them(interroger: Interroger):
    _, premiere = await page(interroger, first=1)
    _, derniere = await page(interroger, last=1)
    numeros, _ = await page(interroger, after=premiere["endCursor"], before=derniere["startCursor"])
    assert numeros == DANS_L_ORDRE[1:4]


async def test_before_alone_reads_the_page_that_precedes(interroger: Interroger):
    _, derniere = await page(interroger, last=1)
    numeros, informations = await page(interroger, before=derniere["startCursor"])
    assert numeros == DANS_L_ORDRE[:4]
    assert informations["hasNextPage"] is True


async def test_an_empty_page_has_no_cursor(interroger: Interroger):
    numeros, informations = await page(interroger, first=0)
    assert numeros == []
    assert informations == {"hasNextPage": True, "hasPreviousPage": False, "startCursor": None, "endCursor": None}


async def test_pages_of_every_parent_stop_at_their_own_end(interroger: Interroger):
    lecture = await interroger(
        "{ organismes { nodes { numero sessions(first: 2) { pageInfo { hasNextPage } total { valeur } } } } }"
    )
    assert [
        (o["numero"], o["sessions"]["pageInfo"]["hasNextPage"], o["sessions"]["total"]["valeur"])
        for o in lecture.data["organismes"]["nodes"]
    ] == [("OR_0000000001", True, 3), ("OR_0000000002", False, 2)]


@pytest.mark.parametrize(
    ("bornes", "message"),
    [
        ({"first": -1}, "`first` doit être compris entre 0 et 250 (reçu : -1)."),
        ({"first": 251}, "`first` doit être compris entre 0 et 250 (reçu : 251)."),
        ({"last": 251}, "`last` doit être compris entre 0 et 250 (reçu : 251)."),
        ({"first": 1, "last": 1}, "Demandez soit les premiers (`first`), soit les derniers (`last`), pas les deux."),
        (
            {"after": "n'importe quoi"},
            "Curseur illisible : reprenez tel quel un `endCursor`, `startCursor` ou `cursor` reçu de la même liste.",
        ),
    ],
)
async def test_a_window_that_cannot_be_is_refused_in_french(
    interroger: Interroger, bornes: dict[str, Any], message: str
):
    lecture = await interroger(PAGES, **bornes)
    assert [(e["message"], e["extensions"]["code"]) for e in lecture.erreurs] == [(message, "BAD_USER_INPUT")]


async def test_a_nested_page_too_large_is_refused_too(interroger: Interroger):
    lecture = await interroger('{ action(numero: "AC_0000000001") { sessions(first: 251) { nodes { id } } } }')
    assert lecture.erreurs[0]["extensions"]["code"] == "BAD_USER_INPUT"
    assert lecture.erreurs[0]["path"] == ["action", "sessions"]


async def test_a_cursor_of_another_list_is_refused_rather_than_answered_by_nothing(interroger: Interroger):
    lecture = await interroger("{ organismes(first: 1) { pageInfo { endCursor } } }")
    curseur = lecture.data["organismes"]["pageInfo"]["endCursor"]
    lecture = await interroger("query ($c: String) { communes(after: $c) { nodes { id } } }", c=curseur)
    assert [(e["path"], e["extensions"]["code"]) for e in lecture.erreurs] == [(["communes"], "BAD_USER_INPUT")]


@pytest.mark.parametrize(
    ("recherche", "dit"),
    [
        ("", "`recherche` doit contenir au moins une lettre ou un chiffre."),
        ("%_", "`recherche` doit contenir au moins une lettre ou un chiffre."),
        ("é" * 101, "`recherche` a 100 caractères au plus (reçus : 101)."),
    ],
)
@pytest.mark.parametrize("liste", ["communes", "romes"])
async def test_a_search_that_looks_for_nothing_is_refused(interroger: Interroger, liste: str, recherche: str, dit: str):
    lecture = await interroger(f"query ($r: String) {{ {liste}(recherche: $r) {{ nodes {{ code }} }} }}", r=recherche)
    assert [(erreur["message"], erreur["extensions"]["code"]) for erreur in lecture.erreurs] == [
        (dit, "BAD_USER_INPUT")
    ]


@pytest.mark.parametrize("recherche", ['le "mans', "LE  MANS{}", "le mans\\", "l'e,man"])
async def test_what_is_looked_for_is_words_whatever_stands_between(interroger: Interroger, recherche: str):
    lecture = await interroger("query ($r: String) { communes(recherche: $r) { nodes { code } } }", r=recherche)
    attendu = [] if recherche.startswith("l'") else [{"code": "72181"}]
    assert lecture.data == {"communes": {"nodes": attendu}}


async def test_sessions_are_those_one_may_enter_or_the_others_or_all(interroger: Interroger):
    lecture = await interroger("""{
      possibles: sessions(filtre: { entreePossible: true }) { total { valeur } nodes { id entreePossible } }
      autres: sessions(filtre: { entreePossible: false, statuts: [VALIDEE, PERIMEE, ANNULEE, ARCHIVEE] }) {
        nodes { id entreePossible } }
      toutes: sessions(filtre: { entreePossible: null, statuts: [VALIDEE, PERIMEE, ANNULEE, ARCHIVEE] }) {
        nodes { id } }
    }""")

    possibles, autres = lecture.data["possibles"]["nodes"], lecture.data["autres"]["nodes"]
    assert [lue["entreePossible"] for lue in possibles] == [True] * lecture.data["possibles"]["total"]["valeur"]
    assert {lue["entreePossible"] for lue in autres} == {False}
    assert {lue["id"] for lue in possibles} == {f"SE_{numero:010}" for numero in (2, 3, 4, 7, 8)}
    assert {lue["id"] for lue in possibles + autres} == {lue["id"] for lue in lecture.data["toutes"]["nodes"]}


async def test_who_may_train_for_a_sheet_is_read_page_after_page(interroger: Interroger):
    document = """query ($apres: String) { certification(codeRncp: "RNCP37387") {
      habilitations(first: 2, after: $apres) { pageInfo { hasNextPage endCursor } nodes { nom } } } }"""
    noms: list[str] = []
    suite: dict[str, Any] = {"hasNextPage": True, "endCursor": None}
    while suite["hasNextPage"]:
        lecture = await interroger(document, apres=suite["endCursor"])
        page = lecture.data["certification"]["habilitations"]
        noms += [noeud["nom"] for noeud in page["nodes"]]
        suite = page["pageInfo"]
    assert noms == [
        *("ANCIEN CERTIFICATEUR", "Chambre des métiers du bois", "MAISON DU BOIS"),
        *("ATELIERS FERMÉS", "GRETA DU MAINE", "GRETA DU MAINE (JURY)", "SANS NUMÉRO"),
    ]
