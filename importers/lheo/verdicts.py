"""Whether each offer of a file has no fault of grammar, asked of a second process: two cores share a long reading.

Run as a module, this reads the file and writes one byte per offer, `1` or `0`. A process that cannot answer says
nothing, and the reader controls by itself: an answer saves time, it decides nothing that the reader would not.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from importers.lheo.fichier import ouvrir, unites
from models.lheo.schema import est_conforme

if TYPE_CHECKING:
    from importers.lheo.fichier import Fichier

LONG = 8_000_000  # bytes: below, starting a process costs more than it saves
CONFORME = b"1"


class Verdicts:
    """The answers on one file, asked for in the order of its offers; those that nobody asks for cost nothing."""

    def __init__(self, fichier: Fichier) -> None:
        self._lus = 0
        self._second: subprocess.Popen[bytes] | None = None
        if fichier.chemin.stat().st_size >= LONG and (os.cpu_count() or 1) > 1:
            commande = [sys.executable, "-P", "-m", __name__, str(fichier.chemin)]
            # our own module on a path the user gave
            self._second = subprocess.Popen(commande, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603

    def du(self, rang: int) -> bool:
        """Whether the offer of that rank (from 0) has no fault of grammar; False when it must be looked at."""
        if self._second is None or self._second.stdout is None:
            return False
        attendues = rang + 1 - self._lus
        reponses = self._second.stdout.read(attendues)
        self._lus = rang + 1
        return len(reponses) == attendues and reponses.endswith(CONFORME)

    def close(self) -> None:
        """End the second process."""
        if self._second is not None:
            self._second.kill()
            self._second.communicate()


def _repondre(chemin: Path) -> None:
    fichier = ouvrir(chemin)
    for noeud in unites(fichier, lambda _: None):
        sys.stdout.buffer.write(CONFORME if est_conforme(noeud, fichier.version) else b"0")


if __name__ == "__main__":
    _repondre(Path(sys.argv[1]))
