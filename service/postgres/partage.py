"""How a command joins the embedded server, and starts it when it is the first."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from models.erreurs import Indisponible
from service.postgres.binaires import trouver_binaires
from service.postgres.compte import compte_du_serveur
from service.postgres.consigne import Consigne, environnement
from service.postgres.emplacement import binaires_accessibles, dossier_des_donnees
from service.postgres.grappe import preparer
from service.postgres.verrous import (
    EXCLUSIF,
    PARTAGE,
    SERVEUR,
    USAGE,
    adresse_annoncee,
    attendre,
    fichier_ouvert,
    verrouiller,
)

JOURNAL = "postgres.log"
JOURNAL_MAX = 4 * 1024 * 1024  # bytes; beyond, the next start keeps it as postgres.log.1
PATIENCE_S = 120.0


@contextmanager
def serveur_partage(
    data: Path, pg_bindir: Path | None = None, *, fsync: bool = True, dire: Callable[[str], None] = print
) -> Iterator[Path]:
    """Hold the server of `data`, started if need be; yields its socket directory. Raises Indisponible."""
    with ExitStack() as tenus:
        try:
            dossier = dossier_des_donnees(data, dire)
            tenus.enter_context(_usage(dossier))
            prises = _rejoindre(dossier, pg_bindir, fsync)
        except OSError as erreur:
            raise Indisponible(f"SOFI_DATA ({data}) n'est pas utilisable : {erreur.strerror}.") from erreur
        yield prises


def serveur_arrete(data: Path, delai_s: float) -> bool:
    """Wait until no process of the server of `data` is left; False when some still are after `delai_s`."""
    with fichier_ouvert(data / SERVEUR) as serveur:
        return attendre(lambda: verrouiller(serveur, EXCLUSIF), delai_s)


@contextmanager
def _usage(dossier: Path) -> Iterator[None]:
    with fichier_ouvert(dossier / USAGE) as usage:
        if not attendre(lambda: verrouiller(usage, PARTAGE), PATIENCE_S):
            raise Indisponible(f"La base embarquée de {dossier} n'en finit pas de s'arrêter{_voir(dossier)}.")
        yield


def _rejoindre(dossier: Path, pg_bindir: Path | None, fsync: bool) -> Path:
    lance = False
    fin = time.monotonic() + PATIENCE_S
    while (adresse := adresse_annoncee(dossier)) is None:
        with fichier_ouvert(dossier / SERVEUR) as verrou:
            if verrouiller(verrou, EXCLUSIF):  # no keeper, and nothing left of an earlier server
                if lance:
                    raise Indisponible(f"La base embarquée de {dossier} n'a pas démarré{_voir(dossier)}.")
                _lancer(dossier, pg_bindir, fsync, verrou)
                lance = True
        if time.monotonic() > fin:
            raise Indisponible(f"La base embarquée de {dossier} ne répond pas encore{_voir(dossier)}.")
        time.sleep(0.02)
    return adresse


def _lancer(dossier: Path, pg_bindir: Path | None, fsync: bool, verrou: int) -> None:
    binaires = trouver_binaires(pg_bindir)
    compte = compte_du_serveur(dossier / "donnees")
    if compte:
        binaires = binaires_accessibles(binaires)
    consigne = Consigne(dossier, binaires, verrou, compte, fsync)
    preparer(consigne)
    journal = dossier / JOURNAL
    if journal.exists() and journal.stat().st_size > JOURNAL_MAX:
        journal.replace(journal.with_suffix(".log.1"))
    os.set_inheritable(verrou, True)
    # -P: a `service` or `json` of the current directory is not ours. posix_spawn: nobody waits for the keeper.
    os.posix_spawn(
        sys.executable,
        [sys.executable, "-P", "-m", "service.postgres.gardien", consigne.en_texte()],
        environnement(),
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, journal, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600),
            (os.POSIX_SPAWN_DUP2, 1, 2),
        ],
        setsid=True,
    )


def _voir(dossier: Path) -> str:
    return f" ; voir {dossier / JOURNAL}"
