"""Eligibility for the CPF takes one statement for all sessions, and two more where a region restricts it."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

pytestmark = pytest.mark.anyio

Interroger = Callable[..., Awaitable[Any]]

CATALOGUE = Path(__file__).with_name("catalogue.sql").read_text(encoding="utf-8")
DEMANDE = """{ sessions(first: 50, filtre: {statuts: [VALIDEE, PERIMEE]}) { nodes {
  numero eligibleCpf eligibilitesCpf { codeCpf } demain: eligibleCpf(le: "2026-11-24") } } }"""
# a wholly distant action, and a session whose place is not located
AILLEURS = """
UPDATE action SET modalite_enseignement = 'A_DISTANCE' WHERE id = 602;
UPDATE adresse SET commune_id = NULL WHERE id = 21;"""


def codes(lecture: Any) -> dict[str, list[str]]:
    noeuds = lecture.data["sessions"]["nodes"]
    return {n["numero"][-2:]: [e["codeCpf"] for e in n["eligibilitesCpf"]] for n in noeuds}


async def test_all_days_and_both_fields_of_a_page_take_one_statement_each(interroger: Interroger):
    lecture = await interroger(DEMANDE)

    assert lecture.erreurs == []
    assert lecture.noms == ["sessions", "eligibilites_cpf_par_session", "action_par_session", "regions_par_session"]


async def test_periods_of_the_whole_of_france_ask_for_no_region(interroger: Interroger):
    lecture = await interroger('{ action(numero: "AC_0000000003") { sessions { nodes { eligibleCpf } } } }')

    assert lecture.noms == ["action_par_numero", "sessions_par_action", "eligibilites_cpf_par_session"]


async def test_a_session_has_the_periods_of_its_regions(interroger: Interroger):
    lus = codes(await interroger(DEMANDE))

    assert (lus["01"], lus["03"]) == (["130805"], ["236000", "236001", "236003"])


async def test_nowhere_known_has_no_region_and_a_distance_has_all_of_them(base: str, lire: Interroger):
    with psycopg.connect(base) as connexion:
        connexion.execute(CATALOGUE + AILLEURS)

    lus = codes(await lire(base, DEMANDE))

    assert (lus["03"], lus["07"]) == (["236000", "236003"], ["236000", "236001", "236002"])
