"""`make bench`: the XML of the RNCP and its replay, against one pass of the parser over the same file.

SOFI_BENCH_FICHES=30475 is the real size.
"""

import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from rich.table import Table

from models.migrer import migrer
from service.postgres.ouverture import creer_si_absente, url_embarquee

pytestmark = pytest.mark.benchmark

FICHES = int(os.environ.get("SOFI_BENCH_FICHES", "3000"))
BUT = 4.0  # times the parser's pass
MEMOIRE_MO = 300


def test_sheets_of_the_rncp(
    place: Path, serveur_durable: Path, mesurer: Callable[..., SimpleNamespace], montrer: Callable[[Table], None]
):
    creer_si_absente(serveur_durable, "banc_rncp")
    url = url_embarquee(serveur_durable, "banc_rncp")
    migrer(url)
    dossier = place / "rncp"
    dossier.mkdir()
    ecrit = mesurer("generer_fiches", dossier, FICHES)
    fichier, rejeu = dossier / "fiches.xml", dossier / "rejeu.xml"
    avant, premier = mesurer("lire_fiches", fichier), mesurer("importer_fiches", fichier, url)
    entre, second = mesurer("lire_fiches", fichier), mesurer("importer_fiches", rejeu, url)
    etalons = sorted(etalon.secondes for etalon in (avant, entre, mesurer("lire_fiches", fichier)))

    table = Table("what", "seconds", "per parser pass", "goal", "peak memory", "goal", title=titre(ecrit.octets))
    table.add_row("parser pass", f"{etalons[1]:.2f}", f"± {(etalons[2] - etalons[0]) / 2 / etalons[1]:.0%}")
    for nom, geste in (("import", premier), ("replay", second)):
        fois = geste.secondes / etalons[1]
        table.add_row(
            nom,
            f"{geste.secondes:.2f}",
            verdict(f"{fois:.1f} ×", tenu=fois <= BUT),
            f"≤ {BUT:.0f} ×",
            verdict(f"{geste.memoire:.0f} MB", tenu=geste.memoire <= MEMOIRE_MO),
            f"≤ {MEMOIRE_MO} MB",
        )
    montrer(table)
    assert premier.rejets == 0
    assert premier.crees > FICHES
    assert (second.crees, second.modifies, second.inchanges) == (0, 0, premier.crees)


def titre(octets: int) -> str:
    return f"Import of the RNCP: {FICHES:,} sheets, {octets / 1e6:.0f} MB, each step in a process of its own"


def verdict(texte: str, *, tenu: bool) -> str:
    return f"[{'green' if tenu else 'bold red'}]{texte}[/]"
