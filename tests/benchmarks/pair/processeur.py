"""Processor seconds of a server and of the database under it: what stays true when others load the machine.

The database is on this machine too, and only what is being measured uses it: its other sessions sleep.
"""

import os
from pathlib import Path
from typing import Final, NamedTuple

import psycopg

from tests.benchmarks.pair.serveurs import Serveur

TICS: Final = os.sysconf("SC_CLK_TCK")
_SESSIONS: Final = """
SELECT pid FROM pg_stat_activity
WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()"""


class Processeur(NamedTuple):
    """Seconds."""

    serveur: float
    base: float


class Compteur:
    """What a server has used since this was made."""

    def __init__(self, serveur: Serveur) -> None:
        self._serveur = serveur
        self._avant = self._lire()

    def depuis(self) -> Processeur:
        """Sessions of the database that have ended meanwhile are left out, and those that have begun are all there."""
        usages = {pid: usage - self._avant.get(pid, 0) for pid, usage in self._lire().items()}
        du_serveur = usages.pop(self._serveur.pid)
        return Processeur(du_serveur, sum(usages.values()))

    def _lire(self) -> dict[int, float]:
        with psycopg.connect(self._serveur.base, autocommit=True) as connexion:
            sessions = [pid for (pid,) in connexion.execute(_SESSIONS)]
        return {pid: secondes(pid) for pid in (self._serveur.pid, *sessions)}


def secondes(pid: int) -> float:
    """Of a process, all its threads, in its own code and in the kernel's; none of one that has just ended."""
    try:
        champs = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except FileNotFoundError:
        return 0.0
    return (int(champs[11]) + int(champs[12])) / TICS
