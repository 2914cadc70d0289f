"""What the public may not see shows on no path; what is over shows where it is asked for."""

import json
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest

pytestmark = pytest.mark.anyio

Interroger = Callable[..., Awaitable[Any]]

# suspended, drafts, and what hangs below them
CACHES = {
    *("OR_0000000003", "OR_0000000004", "ET_0000000004", "ET_0000000006", "SI_0000000004", "FO_0000000003"),
    *("FO_0000000004", "AC_0000000004", "AC_0000000005", "SE_0000000005", "SE_0000000009", "SE_0000000010"),
    "DI_0000000004",
}

TOUS = "filtre: { statuts: [VALIDEE, PERIMEE, ANNULEE, ARCHIVEE] }"
OFFRE = f"""
  id sites {{ id etablissement {{ id organisme {{ id }} }} sessions({TOUS}) {{ nodes {{ id }} }} }}
  dispositifs {{ id session {{ id }} }}
  action {{
    id etablissement {{ id actions {{ nodes {{ id }} }} }} etablissementsFormateurs {{ id organisme {{ id }} }}
    formation {{ id proprietaire {{ id }} actions {{ nodes {{ id sessions({TOUS}) {{ nodes {{ id }} }} }} }} }}
    organisme {{ id }}
  }}"""

CHEMINS = {
    "sessions": f"{{ sessions({TOUS}) {{ total {{ valeur }} nodes {{ {OFFRE} }} }} }}",
    "organismes": f"""{{ organismes {{ nodes {{
        id etablissements {{ id sites {{ id }} }} sites {{ id }} contacts {{ id }} actions {{ nodes {{ id }} }}
        sessions({TOUS}) {{ nodes {{ id }} }}
        formations {{ nodes {{ id }} edges {{ node {{ id }} actions {{ nodes {{ id }} }} }} }} }} }} }}""",
    "formations": "{ formations { total { valeur } nodes { id actions { nodes { id } total { valeur } } } } }",
    "references": """{
        certifications { nodes { id formations { nodes { id } total { valeur } } } }
        formacodes { nodes { formations { nodes { id } } } } }""",
    "etablissements": "{ etablissements { nodes { id actions { nodes { id } } sites { id } } } }",
    "retrouver": '{ source: retrouver(identifiant: "GE9") { id } siren: retrouver(identifiant: "111222338") { id } }',
}


@pytest.mark.parametrize("chemin", CHEMINS)
async def test_what_is_hidden_shows_on_no_path(interroger: Interroger, chemin: str):
    lecture = await interroger(CHEMINS[chemin])
    assert lecture.erreurs == []
    assert [numero for numero in sorted(CACHES) if numero in json.dumps(lecture.data)] == []


@pytest.mark.parametrize("numero", sorted(CACHES))
async def test_what_is_hidden_is_not_found_by_its_id(interroger: Interroger, numero: str):
    assert (await interroger("query ($id: ID!) { node(id: $id) { id } }", id=numero)).data == {"node": None}


@pytest.mark.parametrize("siret", ["11122233800011", "44455566600017", "", "0"])
async def test_a_siret_of_nobody_visible_finds_nobody(interroger: Interroger, siret: str):
    document = "query ($siret: String!) { organisme(siret: $siret) { id } etablissement(siret: $siret) { id } }"
    lecture = await interroger(document, siret=siret)
    assert (lecture.data, lecture.erreurs) == ({"organisme": None, "etablissement": None}, [])


@pytest.mark.parametrize("siret", ["12345678200010", "12345678200028", "12345678200036"])
async def test_the_siret_of_any_etablissement_finds_its_organisme(interroger: Interroger, siret: str):
    lecture = await interroger("query ($siret: String!) { organisme(siret: $siret) { id } }", siret=siret)
    assert lecture.data == {"organisme": {"id": "OR_0000000001"}}


async def test_lists_leave_out_what_is_past_cancelled_or_archived(interroger: Interroger):
    lecture = await interroger(
        '{ organisme(numero: "OR_0000000001") { etablissements { id } contacts { id } actions { nodes { id } } '
        "sessions { nodes { id } } } }"
    )
    assert lecture.data["organisme"] == {
        "etablissements": [{"id": "ET_0000000001"}, {"id": "ET_0000000002"}],
        "contacts": [{"id": "CT_0000000001"}],
        "actions": {"nodes": [{"id": "AC_0000000001"}]},
        "sessions": {"nodes": [{"id": f"SE_000000000{n}"} for n in (3, 2, 4)]},
    }


async def test_the_day_after_its_last_one_a_session_leaves_the_lists(interroger: Interroger):
    document = '{ action(numero: "AC_0000000003") { sessions { total { valeur } nodes { id active } } } }'
    le_jour_meme = await interroger(document, date(2026, 11, 23))
    le_lendemain = await interroger(document, date(2026, 11, 24))
    assert le_jour_meme.data["action"]["sessions"] == {
        "total": {"valeur": 1},
        "nodes": [{"id": "SE_0000000008", "active": True}],
    }
    assert le_lendemain.data["action"]["sessions"] == {"total": {"valeur": 0}, "nodes": []}


async def test_a_status_that_is_not_public_is_refused_in_french(interroger: Interroger):
    lecture = await interroger("{ sessions(filtre: { statuts: [SOUMISE] }) { nodes { id } } }")
    assert lecture.erreurs[0]["message"] == (
        "Statut non public : SOUMISE. Statuts possibles : VALIDEE, PERIMEE, ANNULEE, ARCHIVEE."
    )
    assert lecture.erreurs[0]["extensions"]["code"] == "BAD_USER_INPUT"


@pytest.mark.parametrize(
    "document",
    [
        "{ organisme { id } }",
        '{ organisme(siret: "1", numero: "2") { id } }',
        "{ certification { id } }",
        '{ certification(codeRncp: "1", codeRs: "2") { id } }',
    ],
)
async def test_a_lookup_wants_one_key_and_one_only(interroger: Interroger, document: str):
    assert [e["extensions"]["code"] for e in (await interroger(document)).erreurs] == ["BAD_USER_INPUT"]


async def test_more_than_250_ids_are_refused(interroger: Interroger):
    lecture = await interroger("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=["OR_1"] * 251)
    assert lecture.erreurs[0]["message"] == "`ids` : 250 identifiants au plus (reçus : 251)."


async def test_internal_keys_never_leave(interroger: Interroger):
    document = CHEMINS["sessions"].replace("total", "pageInfo { endCursor } edges { cursor } total")
    texte = json.dumps((await interroger(document)).data)
    assert [cle for cle in (101, 201, 301, 501, 601, 701, 801) if f'"{cle}"' in texte or f"_{cle}" in texte] == []
