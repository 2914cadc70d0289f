"""Files in the shapes of the real feeds, each beside the rows it becomes.

SOFI_REECRIRE=1 writes them anew, to be read in the diff.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from importers.ideo import passage
from importers.lot import Bilan, Options
from tests.importers.catalogue import catalogue, en_json, rejets

CAS = sorted(Path(__file__).with_name("cas").glob("*.xml"))
LIVRAISONS_D_IDEO = sorted(Path(__file__).with_name("cas").glob("ideo_*/"))


@pytest.mark.parametrize("cas", CAS, ids=lambda cas: cas.stem)
def test_a_file_becomes_the_rows_written_beside_it(
    cas: Path, importe: Callable[..., Bilan], lu: psycopg.Connection[Any]
):
    importe(cas.read_bytes())
    comparer(cas, lu)


@pytest.mark.parametrize("cas", LIVRAISONS_D_IDEO, ids=lambda cas: cas.name)
def test_a_delivery_of_ideo_becomes_the_rows_written_beside_it(cas: Path, base: str, lu: psycopg.Connection[Any]):
    passage.importer(base, sorted(cas.iterdir()), Options("ideo"), "52")
    comparer(cas, lu)


def comparer(cas: Path, lu: psycopg.Connection[Any]) -> None:
    attendu = cas.with_suffix(".json")
    obtenu = en_json(catalogue(lu) | {"signale": rejets(lu)})
    if os.environ.get("SOFI_REECRIRE"):
        attendu.write_text(obtenu, encoding="utf-8")

    assert obtenu == attendu.read_text(encoding="utf-8")
