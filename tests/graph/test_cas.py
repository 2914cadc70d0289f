"""Operations that users write, each beside its answer and its SQL.

SOFI_REECRIRE=1 writes both anew, to be read in the diff.
"""

import json
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.anyio

Interroger = Callable[..., Awaitable[Any]]

CAS = sorted(Path(__file__).with_name("cas").glob("*.graphql"))
OPERATIONS = {cas.stem: cas.read_text(encoding="utf-8") for cas in CAS}


def attendu(fichier: Path, obtenu: str) -> str:
    if os.environ.get("SOFI_REECRIRE"):
        fichier.write_text(obtenu, encoding="utf-8")
    return fichier.read_text(encoding="utf-8")


@pytest.mark.parametrize("cas", CAS, ids=lambda cas: cas.stem)
async def test_an_operation_answers_as_written_beside_it_with_the_sql_written_beside_it(
    interroger: Interroger, cas: Path
):
    lecture = await interroger(OPERATIONS[cas.stem])
    reponse = json.dumps(lecture.data, ensure_ascii=False, indent=2) + "\n"
    enonces = "".join(f"{enonce.texte};\n\n" for enonce in lecture.enonces)

    assert lecture.erreurs == []
    assert reponse == attendu(cas.with_suffix(".json"), reponse)
    assert enonces == attendu(cas.with_suffix(".sql"), enonces)
