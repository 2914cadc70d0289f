"""`make bench`: the catalogue as Lhéo, against COPY of the columns that it writes (`mesures.COLONNES`) to a file."""

import http.client
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from rich.table import Table

from tests.benchmarks.serveur import serveur_http

pytestmark = pytest.mark.benchmark

BUT, PLAFOND = 4.0, 6.0  # times the copy: the aim, and what must hold
MEMOIRE_MO = 120
PREMIER_S = 0.3
PLACE_LIBRE_S = 3  # a client that leaves gives its place back within a second
FOIS = 3


def test_an_export(
    imports: dict[int, SimpleNamespace],
    place: Path,
    mesurer: Callable[..., SimpleNamespace],
    montrer: Callable[[Table], None],
):
    table = Table(
        "sessions",
        "COPY",
        "export",
        "× COPY",
        "aim",
        "limit",
        "peak memory",
        "limit",
        "first byte (HTTP)",
        "limit",
        title="Export of the whole catalogue as Lhéo 2.3, each step in a process of its own",
        caption=f"medians of {FOIS}, copy and export in turn",
    )
    durees = []
    for sessions, importe in imports.items():
        copies, exports = zip(*(une_fois(importe.url, place, mesurer) for _ in range(FOIS)), strict=True)
        copie, export = mediane(copies), mediane(exports)
        durees.append(export)
        memoire = max(e.memoire for e in exports)
        premier = premier_octet(importe.url)
        table.add_row(
            f"{sessions:,}",
            f"{copie:.2f} s, {copies[0].octets / 1e6:.0f} MB",
            f"{export:.2f} s, {exports[0].octets / 1e6:.0f} MB",
            verdict(f"{export / copie:.1f}", tenu=export <= PLAFOND * copie),
            f"{BUT:.0f}",
            f"{PLAFOND:.0f}",
            verdict(f"{memoire:.0f} MB", tenu=memoire <= MEMOIRE_MO),
            f"{MEMOIRE_MO} MB",
            verdict(f"{premier:.2f} s", tenu=premier <= PREMIER_S),
            f"{PREMIER_S} s",
        )
        assert exports[0].sessions == sessions
    table.add_section()
    table.add_row("× 10", "", f"× {durees[1] / durees[0]:.1f}")
    montrer(table)


def une_fois(url: str, place: Path, mesurer: Callable[..., SimpleNamespace]) -> tuple[SimpleNamespace, SimpleNamespace]:
    return mesurer("copier", url, place / "copie.tsv"), mesurer("exporter", url, place / "export.xml")


def mediane(mesures: tuple[SimpleNamespace, ...]) -> float:
    return statistics.median(mesure.secondes for mesure in mesures)


def premier_octet(url: str) -> float:
    """Seconds until the first byte of `/lheo.xml`, from a server that runs: the median."""
    durees = []
    with serveur_http(url) as port:
        for _ in range(FOIS):
            connexion = http.client.HTTPConnection("127.0.0.1", port)
            debut = time.perf_counter()
            connexion.request("GET", "/lheo.xml")
            with connexion.getresponse() as reponse:
                reponse.read(1)
                durees.append(time.perf_counter() - debut)
                assert reponse.status == 200
            connexion.close()
            time.sleep(PLACE_LIBRE_S)
    return statistics.median(durees)


def verdict(texte: str, *, tenu: bool) -> str:
    return f"[{'green' if tenu else 'bold red'}]{texte}[/]"
