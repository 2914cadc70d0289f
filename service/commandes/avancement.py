"""How far a long command is: a bar on a terminal, a line now and then elsewhere; on stderr, results have stdout."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import typer
from rich.console import Console
from rich.filesize import decimal
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

PAS = 25  # percent between two lines


@contextmanager
def suivi(etape: str, total: int, unite: str = "bytes") -> Iterator[Callable[[int], None]]:
    """Tell how far `etape` is; yields what must be called with each amount done, out of `total`."""
    console = Console(stderr=True)
    en_octets = unite == "bytes"
    if not console.is_interactive:
        yield Lignes(etape, total, decimal(total) if en_octets else f"{total:,} {unite}").avancer
        return
    combien: list[ProgressColumn] = [DownloadColumn(), TransferSpeedColumn()] if en_octets else [MofNCompleteColumn()]
    temps = (TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(TextColumn("{task.description}"), BarColumn(), *combien, *temps, console=console) as barre:
        yield partial(barre.advance, barre.add_task(etape, total=total))


@contextmanager
def suivi_des_fichiers(etape: str, fichiers: Sequence[Path]) -> Iterator[Callable[[int], None]]:
    """Tell how far reading `fichiers` is; what is not read of them, and their commit, are done when the block ends."""
    # one more than the bytes: all is done when the lot is committed, not when the files are read
    reste = total = sum(fichier.stat().st_size for fichier in fichiers if fichier.is_file()) + 1
    with suivi(etape, total) as avancer:

        def lire(octets: int) -> None:
            nonlocal reste
            reste -= octets
            avancer(octets)

        yield lire
        avancer(reste)


class Lignes:
    """A line each time a quarter more is done: what a log file wants."""

    def __init__(self, etape: str, total: int, volume: str) -> None:
        self._etape = etape
        self._total = max(total, 1)
        self._volume = volume
        self._fait = 0
        self._dite = 0

    def avancer(self, fait: int) -> None:
        """That much more is done."""
        self._fait += fait
        part = 100 * self._fait // self._total // PAS * PAS
        if part > self._dite:
            typer.echo(f"{self._etape}: {part} % of {self._volume}", err=True)
            self._dite = part
