"""`make bench`: a reference feed and its replay, against COPY and merge of the same rows already typed."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from rich.table import Table

from models.migrer import migrer
from service.postgres.ouverture import creer_si_absente, url_embarquee

pytestmark = pytest.mark.benchmark

LIGNES = 150_000  # what the largest list of the country has
BUTS = {"first load": 3.0, "replay": 2.0}  # times the yardstick
MEMOIRE_MO = 300


def test_a_reference_feed_and_its_replay(
    place: Path, serveur_durable: Path, mesurer: Callable[..., SimpleNamespace], montrer: Callable[[Table], None]
):
    creer_si_absente(serveur_durable, "banc_reference")
    url = url_embarquee(serveur_durable, "banc_reference")
    migrer(url)
    dossier = place / "reference"
    ecrit = mesurer("generer_rome", dossier, LIGNES)
    table = Table(
        "rows", "what", "seconds", "typed rows", "times", "goal", "peak memory", "goal", title="Reference feed"
    )
    faits = []
    for nom, lot in (("first load", dossier / "lot"), ("replay", dossier / "rejeu")):
        etalon = mesurer("fusionner_typees", lot, url).typees
        fait = mesurer("importer_rome", lot, url)
        faits.append((fait.crees, fait.modifies, fait.inchanges, fait.rejets))
        table.add_row(
            f"{ecrit.lignes:,}",
            nom,
            f"{fait.secondes:.2f}",
            f"{etalon:.2f}",
            verdict(f"{fait.secondes / etalon:.1f} ×", tenu=fait.secondes <= BUTS[nom] * etalon),
            f"≤ {BUTS[nom]:.0f} ×",
            verdict(f"{fait.memoire:.0f} MB", tenu=fait.memoire <= MEMOIRE_MO),
            f"≤ {MEMOIRE_MO} MB",
        )
    montrer(table)
    assert faits == [(ecrit.lignes, 0, 0, 0), (0, 0, ecrit.lignes, 0)]


def verdict(texte: str, *, tenu: bool) -> str:
    return f"[{'green' if tenu else 'bold red'}]{texte}[/]"
