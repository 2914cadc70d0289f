"""The `postgres` process itself, as its keeper sees it: a direct child, waited on."""

import os
import re
import signal
import subprocess
import time
from functools import partial
from pathlib import Path

from service.filiation import mourir_avec_le_parent
from service.postgres.consigne import Consigne, environnement

DEMARRAGE_S = 300.0  # replaying the log after a crash may be long
ARRET_S = 60.0

# A catalogue is read by short queries over a few hundred megabytes, on a machine shared with the application.
PARAMETRES = {
    "listen_addresses": "",
    "port": "5432",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "shared_buffers": "128MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
}
# What is lost on a crash may lie in memory: its log is kept short.
SANS_DURABILITE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_wal_size": "256MB"}


class ServeurEnEchec(Exception):
    """The server ended, or did not become ready; its log says why."""


class Serveur:
    """One `postgres`, started and stopped by the process that made this object."""

    def __init__(self, consigne: Consigne, prises: Path) -> None:
        self.consigne = consigne
        parametres = PARAMETRES | {"unix_socket_directories": str(prises)}
        if not consigne.fsync:
            parametres |= SANS_DURABILITE
        self._commande = [str(consigne.binaires / "postgres"), "-D", str(consigne.donnees)]
        for nom, valeur in parametres.items():
            self._commande += ["-c", f"{nom}={valeur}"]
        self._processus: subprocess.Popen[bytes] | None = None

    def demarrer(self) -> None:
        """Start and wait until connections are accepted; raises ServeurEnEchec."""
        oublier_un_mort(self.consigne.donnees / "postmaster.pid")
        debut = time.time()
        self._processus = subprocess.Popen(  # noqa: S603 - the operator's own PostgreSQL
            self._commande,
            stdin=subprocess.DEVNULL,
            env=environnement(),
            cwd="/",
            pass_fds=[self.consigne.verrou],
            start_new_session=True,  # a Ctrl-C at the terminal is not for it
            preexec_fn=partial(mourir_avec_le_parent, os.getpid(), signal.SIGINT),  # noqa: PLW1509 - the keeper has one thread
            **self.consigne.options_de_compte(),
        )
        while not self._pret(debut):
            if not self.vivant() or time.time() > debut + DEMARRAGE_S:
                raise ServeurEnEchec("postgres did not start; its messages are above")
            time.sleep(0.01)

    def vivant(self) -> bool:
        """Whether the process runs."""
        return self._processus is not None and self._processus.poll() is None

    def arreter(self) -> None:
        """Stop fast: sessions are ended, committed work is on disk; harsher when that takes too long."""
        if self._processus is None:
            return
        for ordre in (signal.SIGINT, signal.SIGQUIT):
            self._processus.send_signal(ordre)
            try:
                self._processus.wait(ARRET_S)
            except subprocess.TimeoutExpired:
                continue
            return
        self._processus.kill()
        self._processus.wait()

    def _pret(self, debut: float) -> bool:
        # As pg_ctl does: line 1 is the pid, line 3 the time of its start, line 8 its state.
        try:
            lignes = (self.consigne.donnees / "postmaster.pid").read_text(encoding="utf-8").splitlines()
            pid, demarre_a, etat = int(lignes[0]), int(lignes[2]), lignes[7].strip()
        except (OSError, ValueError, IndexError):
            return False
        # The file of a killed server may name, after a reboot, a pid that is ours today.
        return self._processus is not None and pid == self._processus.pid and demarre_a >= debut - 2 and etat == "ready"


def oublier_un_mort(fichier: Path) -> None:
    """Remove the pid file of a killed server when its pid is now a zombie's or another program's.

    PostgreSQL would take either for a live server: the first where nothing reaps orphans (pid 1 of many containers),
    the second where pids are soon used again. We hold the server's lock: none of its processes is left.
    """
    try:
        pid = int(fichier.read_text(encoding="utf-8").split()[0])
        processus = re.search(r"\((.*)\) (\w)", Path(f"/proc/{pid}/stat").read_text(encoding="utf-8"))
    except (OSError, ValueError, IndexError):
        return  # nothing that PostgreSQL does not see by itself
    if processus and (processus[1] != "postgres" or processus[2] == "Z"):
        fichier.unlink()
