"""`make bench`: an import and its replay, against one pass of the parser over the same files."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from rich.table import Table

pytestmark = pytest.mark.benchmark

BUTS = {"import": 6.0, "replay": 4.0}  # times the parser's pass
MEMOIRE_MO = 300


def test_an_import_and_its_replay(imports: dict[int, SimpleNamespace], montrer: Callable[[Table], None]):
    table = Table(
        "sessions",
        "files",
        "what",
        "seconds",
        "per parser pass",
        "goal",
        "peak memory",
        "goal",
        title="Import of Lhéo files, each step in a process of its own",
        caption="parser pass: the median of three, taken before, between and after; ± half their spread",
    )
    for sessions, mesure in imports.items():
        bas, etalon, haut = mesure.etalons
        table.add_row(
            f"{sessions:,}",
            f"{mesure.octets / 1e6:.0f} MB",
            "parser pass",
            f"{etalon:.2f}",
            f"± {(haut - bas) / 2 / etalon:.0%}",
        )
        for nom, geste in (("import", mesure.import_), ("replay", mesure.rejeu)):
            fois = geste.secondes / etalon
            table.add_row(
                "",
                "",
                nom,
                f"{geste.secondes:.2f}",
                verdict(f"{fois:.1f} ×", tenu=fois <= BUTS[nom]),
                f"≤ {BUTS[nom]:.0f} ×",
                verdict(f"{geste.memoire:.0f} MB", tenu=geste.memoire <= MEMOIRE_MO),
                f"≤ {MEMOIRE_MO} MB",
            )
        table.add_section()
    petit, grand = imports.values()
    rapport = grand.import_.secondes / petit.import_.secondes
    table.add_row("× 10", f"× {grand.octets / petit.octets:.1f}", "import", f"× {rapport:.1f}")
    table.add_row("", "", "replay", f"× {grand.rejeu.secondes / petit.rejeu.secondes:.1f}")
    montrer(table)
    for sessions, mesure in imports.items():
        assert mesure.import_.crees > sessions
        assert mesure.import_.rejets == 0
        assert (mesure.rejeu.crees, mesure.rejeu.modifies) == (0, 0)
        assert mesure.rejeu.inchanges > sessions


def verdict(texte: str, *, tenu: bool) -> str:
    return f"[{'green' if tenu else 'bold red'}]{texte}[/]"
