"""Files in the shapes of the real feeds, each beside the rows it becomes.

SOFI_REECRIRE=1 writes them anew, to be read in the diff.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from importers.lot import Bilan
from tests.importers.catalogue import catalogue, en_json, rejets

CAS = sorted(Path(__file__).with_name("cas").glob("*.xml"))


@pytest.mark.parametrize("cas", CAS, ids=lambda cas: cas.stem)
def test_a_file_becomes_the_rows_written_beside_it(
    cas: Path, importe: Callable[..., Bilan], lu: psycopg.Connection[Any]
):
    importe(cas.read_bytes())
    attendu = cas.with_suffix(".json")
    obtenu = en_json(catalogue(lu) | {"signale": rejets(lu)})
    if os.environ.get("SOFI_REECRIRE"):
        attendu.write_text(obtenu, encoding="utf-8")

    assert obtenu == attendu.read_text(encoding="utf-8")
