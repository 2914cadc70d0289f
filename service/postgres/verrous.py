"""flock on small files: held by open files, inherited by children, freed by the kernel when the last of them ends."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

USAGE = "usage.lock"
SERVEUR = "serveur.lock"
ADRESSE = "adresse"

PARTAGE = fcntl.LOCK_SH
EXCLUSIF = fcntl.LOCK_EX


@contextmanager
def fichier_ouvert(chemin: Path) -> Iterator[int]:
    """A descriptor on `chemin`, created when missing; closing it frees what this process alone had locked on it."""
    descripteur = os.open(chemin, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        yield descripteur
    finally:
        os.close(descripteur)


def verrouiller(descripteur: int, mode: int) -> bool:
    """Take the lock if it is free now; says whether it was."""
    try:
        fcntl.flock(descripteur, mode | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def attendre(condition: Callable[[], bool], delai_s: float, pas_s: float = 0.02) -> bool:
    """Wait until `condition` holds; False when `delai_s` went by without it."""
    fin = time.monotonic() + delai_s
    while not condition():
        if time.monotonic() > fin:
            return False
        time.sleep(pas_s)
    return True


def inscrire(descripteur: int, adresse: Path) -> None:
    """Write the address, which is not true yet."""
    contenu = os.fsencode(adresse)
    os.pwrite(descripteur, contenu, 0)
    os.ftruncate(descripteur, len(contenu))


def annoncer(descripteur: int) -> None:
    """Lock the address: it is true until the descriptor is closed."""
    fcntl.flock(descripteur, fcntl.LOCK_EX)


def adresse_annoncee(dossier: Path) -> Path | None:
    """Where the server of `dossier` listens, None unless its keeper says so right now."""
    with fichier_ouvert(dossier / ADRESSE) as descripteur:
        if verrouiller(descripteur, PARTAGE):
            return None
        return adresse_inscrite(descripteur)


def adresse_inscrite(descripteur: int) -> Path | None:
    """The address last written, true or not."""
    contenu = os.pread(descripteur, 4096, 0)
    return Path(os.fsdecode(contenu)) if contenu else None
