"""Operations that users write, each beside its answer and the SQL of each driver: `.sql` of the reference, `.plan.sql`.

SOFI_REECRIRE=1 writes them anew, to be read in the diff.
"""

import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from graph.schema import schema
from tests.graph.pilotes import PLAN, REFERENCE, comptes

pytestmark = pytest.mark.anyio

Interroger = Callable[..., Awaitable[Any]]

CAS = sorted(Path(__file__).with_name("cas").glob("*.graphql"))
OPERATIONS = {cas.stem: cas.read_text(encoding="utf-8") for cas in CAS}
EN_LIGNES = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
FIN = ";\n\n"
SQL = {REFERENCE: ".sql", PLAN: ".plan.sql"}


def enonces_de(texte: str) -> list[str]:
    return [f"{enonce}{FIN}" for enonce in texte.split(FIN) if enonce]


def attendu(fichier: Path, obtenu: str) -> str:
    if os.environ.get("SOFI_REECRIRE"):
        fichier.write_text(obtenu, encoding="utf-8")
    return fichier.read_text(encoding="utf-8")


@pytest.mark.parametrize("cas", CAS, ids=lambda cas: cas.stem)
@pytest.mark.parametrize(("moteurs", "suffixe"), SQL.items(), ids=SQL, indirect=["moteurs"])
async def test_an_operation_answers_as_written_beside_it_with_the_sql_written_beside_it(
    interroger: Interroger, cas: Path, suffixe: str
):
    lecture = await interroger(OPERATIONS[cas.stem])
    reponse = orjson.dumps(lecture.data, option=EN_LIGNES).decode()
    enonces = [f"{enonce.texte}{FIN}" for enonce in lecture.enonces]

    assert lecture.erreurs == []
    assert reponse == attendu(cas.with_suffix(".json"), reponse)
    # fields of one level ask in no order
    assert sorted(enonces) == sorted(enonces_de(attendu(cas.with_suffix(suffixe), "".join(enonces))))


@pytest.mark.parametrize("cas", CAS, ids=lambda cas: cas.stem)
@pytest.mark.parametrize("moteurs", [PLAN], indirect=True)
async def test_a_plan_answers_it_without_the_reference_driver(interroger: Interroger, cas: Path):
    avant = comptes(schema)

    await interroger(OPERATIONS[cas.stem])

    apres = comptes(schema)
    assert (apres.refus, apres.reprises) == (avant.refus, avant.reprises)
