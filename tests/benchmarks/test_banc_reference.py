"""`make bench`: reference feeds and their replay, against COPY and merge of the same rows already typed.

Real sizes; SOFI_BENCH_LIGNES=10000 makes each of them shorter.
"""

import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from rich.table import Table

from models.migrer import migrer
from service.postgres.ouverture import creer_si_absente, url_embarquee

pytestmark = pytest.mark.benchmark

BUTS = {"first load": 3.0, "replay": 2.0}  # times the yardstick
MEMOIRE_MO = 300


class Flux(NamedTuple):
    """A feed: what `mesures.py` calls it, how many lines its real files have, the tables whose rows are counted."""

    nom: str
    titre: str
    lignes: int
    tables: tuple[str, ...]


FLUX = (
    Flux("rome", "ROME", 150_000, ("rome", "rome_appellation")),
    Flux("liste", "Liste publique", 148_000, ("organisme_declare",)),
    Flux("mcf", "Mon Compte Formation", 195_000, ("fiche", "certification")),
)


@pytest.mark.parametrize("flux", FLUX, ids=lambda flux: flux.nom)
def test_a_reference_feed_and_its_replay(
    place: Path,
    serveur_durable: Path,
    mesurer: Callable[..., SimpleNamespace],
    montrer: Callable[[Table], None],
    flux: Flux,
):
    base, dossier = f"banc_{flux.nom}", place / flux.nom
    creer_si_absente(serveur_durable, base)
    url = url_embarquee(serveur_durable, base)
    migrer(url)
    lignes = int(os.environ.get("SOFI_BENCH_LIGNES", flux.lignes))
    ecrit = mesurer(f"generer_{flux.nom}", dossier, lignes)
    table = Table("rows", "what", "seconds", "typed rows", "times", "goal", "peak memory", "goal", title=flux.titre)
    for nom, lot in (("first load", "lot"), ("replay", "rejeu")):
        etalon = mesurer(f"fusionner_{flux.nom}", dossier / lot, lignes, url).typees
        fait = mesurer(f"importer_{flux.nom}", dossier / lot, url)
        crees = sum(fait.comptes[table][0] for table in flux.tables)
        assert (crees, fait.rejets) == (ecrit.lignes if nom == "first load" else 0, 0)
        table.add_row(
            f"{lignes:,}",
            nom,
            f"{fait.secondes:.2f}",
            f"{etalon:.2f}",
            verdict(f"{fait.secondes / etalon:.1f} ×", tenu=fait.secondes <= BUTS[nom] * etalon),
            f"≤ {BUTS[nom]:.0f} ×",
            verdict(f"{fait.memoire:.0f} MB", tenu=fait.memoire <= MEMOIRE_MO),
            f"≤ {MEMOIRE_MO} MB",
        )
    montrer(table)
    assert sum(crees + modifies for crees, modifies, _ in fait.comptes.values()) == 0  # a replay writes nothing


def verdict(texte: str, *, tenu: bool) -> str:
    return f"[{'green' if tenu else 'bold red'}]{texte}[/]"
