"""The keeper: the process that is the parent of `postgres`, and stops it when no command uses it any more.

Run detached, as `python -m service.postgres.gardien CONSIGNE`, by the first command that needs the server. It imports
the standard library only, so that it starts at once.
"""

import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from service.postgres.consigne import Consigne
from service.postgres.serveur import Serveur, ServeurEnEchec
from service.postgres.verrous import (
    ADRESSE,
    EXCLUSIF,
    USAGE,
    adresse_inscrite,
    annoncer,
    fichier_ouvert,
    inscrire,
    verrouiller,
)

PAS_S = 0.2
REPRISES_S = 10.0  # how long the processes of a killed server may take to leave its shared memory
PREFIXE = "sofi-"


def garder(consigne: Consigne) -> None:
    """Start the server, publish its address, stop it when the last command has gone."""
    os.chdir("/")
    with (
        fichier_ouvert(consigne.dossier / USAGE) as usage,  # closed last: until then, a new command waits
        dossier_des_prises(consigne) as prises,
        serveur_demarre(Serveur(consigne, prises)) as serveur,
        fichier_ouvert(consigne.dossier / ADRESSE) as adresse,
    ):
        annoncer(adresse)
        while not verrouiller(usage, EXCLUSIF):
            time.sleep(PAS_S)
            if not serveur.vivant():
                reprendre(serveur)


@contextmanager
def dossier_des_prises(consigne: Consigne) -> Iterator[Path]:
    """A new private directory for the socket, short because a socket's path may not exceed 107 bytes."""
    with fichier_ouvert(consigne.dossier / ADRESSE) as descripteur:
        # Left by a keeper that was killed; its server has gone, we have its lock.
        ancien = adresse_inscrite(descripteur)
        if ancien and ancien.name.startswith(PREFIXE):
            shutil.rmtree(ancien, ignore_errors=True)
        prises = Path(tempfile.mkdtemp(prefix=PREFIXE, dir="/tmp"))
        inscrire(descripteur, prises)
    try:
        if consigne.compte:
            os.chown(prises, *consigne.compte)
        yield prises
    finally:
        shutil.rmtree(prises, ignore_errors=True)


@contextmanager
def serveur_demarre(serveur: Serveur) -> Iterator[Serveur]:
    """Start, and stop in every case."""
    try:
        serveur.demarrer()
        yield serveur
    finally:
        serveur.arreter()


def reprendre(serveur: Serveur) -> None:
    """Start again a server that was killed under the commands that use it."""
    fin = time.monotonic() + REPRISES_S
    while True:
        try:
            serveur.demarrer()
        except ServeurEnEchec:
            if time.monotonic() > fin:
                raise
            time.sleep(PAS_S)
        else:
            return


def _finir(_signal: int, _cadre: FrameType | None) -> None:
    sys.exit(0)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _finir)
    signal.signal(signal.SIGINT, _finir)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        garder(Consigne.lire(sys.argv[1]))
    except ServeurEnEchec as erreur:
        sys.exit(str(erreur))
