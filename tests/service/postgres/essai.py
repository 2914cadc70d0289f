"""Commands that use the embedded server, as processes of their own, to be killed."""

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import psycopg

from service.postgres.ouverture import url_embarquee
from service.postgres.partage import serveur_arrete
from service.postgres.verrous import attendre

SCRIPT = """
import os, sys
from pathlib import Path
from service.postgres.partage import serveur_partage
bindir = os.environ.get("PG_BINDIR")
with serveur_partage(Path(sys.argv[1]), Path(bindir) if bindir else None) as prises:
    print(prises, flush=True)
    sys.stdin.read()
"""


class Commande:
    """A process that holds the server of `dossier` until told to end."""

    def __init__(self, dossier: Path) -> None:
        self.processus = subprocess.Popen(
            [sys.executable, "-c", SCRIPT, str(dossier)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def adresse(self) -> Path:
        assert self.processus.stdout
        return Path(self.processus.stdout.readline().strip())

    def finir(self) -> None:
        self.processus.communicate(timeout=30)

    def tuer(self) -> None:
        self.processus.kill()
        self.finir()


class Essai:
    """One data directory, the commands that use it, and ways to kill what runs there."""

    def __init__(self, dossier: Path) -> None:
        self.dossier = dossier
        self.commandes: list[Commande] = []

    def lancer(self) -> Commande:
        self.commandes.append(Commande(self.dossier))
        return self.commandes[-1]

    def pid_de_postgres(self) -> int:
        return int((self.dossier / "donnees/postmaster.pid").read_text().split()[0])

    def pid_du_gardien(self) -> int:
        etat = Path(f"/proc/{self.pid_de_postgres()}/status").read_text()
        return int(next(ligne for ligne in etat.splitlines() if ligne.startswith("PPid:")).split()[1])

    def tuer(self, *pids: int) -> None:
        """Kill at once, then wait until the kernel is done with them."""
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        assert all(attendre(partial(_mort, pid), 20) for pid in pids)

    def arrete(self) -> bool:
        return serveur_arrete(self.dossier, 20)

    def demarrages(self) -> int:
        return (self.dossier / "postgres.log").read_text().count("ready to accept connections")

    def ecrire(self, prises: Path) -> None:
        """Commit one more row."""
        with psycopg.connect(url_embarquee(prises, "postgres")) as connexion:
            connexion.execute("CREATE TABLE IF NOT EXISTS ligne (cle int GENERATED ALWAYS AS IDENTITY)")
            connexion.execute("INSERT INTO ligne DEFAULT VALUES")

    def lignes(self, prises: Path) -> int:
        """How many rows were committed."""
        with psycopg.connect(url_embarquee(prises, "postgres")) as connexion:
            return connexion.execute("SELECT count(*) FROM ligne").fetchone()[0]


def _mort(pid: int) -> bool:
    try:
        return ") Z " in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return True
