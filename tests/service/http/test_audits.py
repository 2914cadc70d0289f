import json
import shutil
import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from starlette.applications import Starlette

AUDITS = Path(__file__).parent / "audits"


@pytest.mark.skipif(
    not shutil.which("node") or not (AUDITS / "node_modules/graphql-http").is_dir(),
    reason="needs node and `npm ci` in tests/service/http/audits",
)
def test_all_audits_of_graphql_over_http_pass(
    application: Starlette, servir: Callable[[Starlette], AbstractContextManager[int]]
):
    with servir(application) as port:
        commande = ["node", "audits.mjs", f"http://127.0.0.1:{port}/graphql"]
        sortie = subprocess.run(commande, cwd=AUDITS, check=True, capture_output=True, timeout=60).stdout
    resultats = json.loads(sortie)
    assert [resultat for resultat in resultats if resultat["status"] != "ok"] == []
    assert len(resultats) == 61
