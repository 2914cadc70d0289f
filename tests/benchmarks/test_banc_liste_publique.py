"""`make bench`: the liste publique and its replay, against COPY and merge of the same rows already typed.

SOFI_BENCH_DECLARATIONS=148000 is the real size.
"""

import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from rich.table import Table

from models.migrer import migrer
from service.postgres.ouverture import creer_si_absente, url_embarquee
from tests.benchmarks.test_banc_reference import BUTS, MEMOIRE_MO, verdict

pytestmark = pytest.mark.benchmark

DECLARATIONS = int(os.environ.get("SOFI_BENCH_DECLARATIONS", "148000"))


def test_the_liste_publique_and_its_replay(
    place: Path, serveur_durable: Path, mesurer: Callable[..., SimpleNamespace], montrer: Callable[[Table], None]
):
    creer_si_absente(serveur_durable, "banc_liste")
    url = url_embarquee(serveur_durable, "banc_liste")
    migrer(url)
    dossier = place / "liste"
    mesurer("generer_liste", dossier, DECLARATIONS)
    table = Table(
        "rows", "what", "seconds", "typed rows", "times", "goal", "peak memory", "goal", title="Liste publique"
    )
    faits = []
    for nom, lot in (("first load", "lot.csv"), ("replay", "rejeu.csv")):
        etalon = mesurer("fusionner_declarations", DECLARATIONS, url).typees
        fait = mesurer("importer_liste", dossier / lot, url)
        faits.append((fait.crees, fait.modifies, fait.inchanges))
        table.add_row(
            f"{DECLARATIONS:,}",
            nom,
            f"{fait.secondes:.2f}",
            f"{etalon:.2f}",
            verdict(f"{fait.secondes / etalon:.1f} ×", tenu=fait.secondes <= BUTS[nom] * etalon),
            f"≤ {BUTS[nom]:.0f} ×",
            verdict(f"{fait.memoire:.0f} MB", tenu=fait.memoire <= MEMOIRE_MO),
            f"≤ {MEMOIRE_MO} MB",
        )
    montrer(table)
    assert faits == [(DECLARATIONS, 0, 0), (0, 0, DECLARATIONS)]
    assert fait.ecrits == 0
