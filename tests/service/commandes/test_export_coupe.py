"""An export that is cut: by the disk, its reader, a signal, the database. Nothing half written is left."""

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from service.postgres.verrous import attendre

SOFI = str(Path(sys.executable).with_name("sofi"))
QUI_ATTEND = "SELECT pid FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))"

Lancer = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def base(base_de_l_offre: str) -> str:
    """Of one offer of two sessions: 3 kilobytes of Lhéo."""
    return base_de_l_offre


@pytest.fixture
def fichier(tmp_path: Path) -> Path:
    """A document that is already there."""
    (tmp_path / "sortie").mkdir()
    fichier = tmp_path / "sortie" / "lheo.xml"
    fichier.write_bytes(b"ancien")
    return fichier


@pytest.fixture
def lancer(base: str) -> Lancer:
    """Start an export in a process of its own, under a limit of 512-byte blocks per file if one is given."""

    def lancer(*options: object, blocs: int | None = None, sortie: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
        commande = [SOFI, "export", "lheo", *map(str, options)]
        if blocs is not None:
            commande = ["sh", "-c", f'ulimit -f {blocs}; exec "$0" "$@"', *commande]
        env = os.environ | {"DATABASE_URL": base}
        # Under nohup hang-ups are ignored, and children inherit that: these must hear them.
        sourd = signal.signal(signal.SIGHUP, signal.SIG_DFL)
        try:
            return subprocess.Popen(commande, stdout=sortie, stderr=subprocess.PIPE, env=env)
        finally:
            signal.signal(signal.SIGHUP, sourd)

    return lancer


@pytest.fixture
def adresses_tenues(connexion: psycopg.Connection) -> psycopg.Connection:
    """Nobody reads addresses, which every export does, until this connection rolls back."""
    connexion.execute("LOCK TABLE adresse")
    return connexion


def qui_attend(connexion: psycopg.Connection) -> int:
    """The server process of the export that waits for addresses, its files open."""
    pids: list[int] = []

    def attend() -> bool:
        pids.extend(pid for (pid,) in connexion.execute(QUI_ATTEND))
        return bool(pids)

    assert attendre(attend, 30)
    return pids[0]


def intact(fichier: Path) -> bool:
    return fichier.read_bytes() == b"ancien" and list(fichier.parent.iterdir()) == [fichier]


def fin(processus: subprocess.Popen[bytes]) -> tuple[int, str]:
    """Exit code and what was said."""
    erreurs = processus.communicate(timeout=30)[1]
    return processus.returncode, erreurs.decode()


def test_a_document_on_standard_output_is_nothing_but_the_document(lancer: Lancer):
    sortie, erreurs = lancer().communicate(timeout=30)
    assert sortie.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<lheo ')
    assert sortie.endswith(b"</lheo>\n")
    assert "Export Lhéo : 1 offre, 2 sessions, " in erreurs.decode()


def test_a_full_disk_leaves_what_was_there(lancer: Lancer, fichier: Path):
    code, erreurs = fin(lancer("-o", fichier, blocs=2))
    assert (code, intact(fichier)) == (1, True)
    assert erreurs.endswith(
        f"{fichier} n'a pas été touché.\nImpossible d'écrire vers {fichier} :"
        " la taille permise est dépassée ; relevez-la (ulimit -f), ou écrivez ailleurs.\n"
    )


def test_a_full_disk_behind_standard_output_is_told(lancer: Lancer):
    with Path("/dev/full").open("wb") as plein:
        code, erreurs = fin(lancer(sortie=plein.fileno()))
    assert code == 1
    assert "vers la sortie standard : il n'y a plus de place ; libérez-en, ou écrivez ailleurs.\n" in erreurs


def test_a_reader_that_leaves_is_told_without_a_traceback(lancer: Lancer):
    lecture, ecriture = os.pipe()
    os.close(lecture)
    processus = lancer(sortie=ecriture)
    os.close(ecriture)
    code, erreurs = fin(processus)
    assert code == 1
    assert erreurs.endswith("plus personne ne lit ; relancez l'export, et lisez-le jusqu'au bout.\n")


def test_a_terminal_is_not_written_to_unless_it_is_asked(lancer: Lancer):
    maitre, esclave = pty.openpty()
    assert "donnez -o FICHIER" in fin(lancer(sortie=esclave))[1]
    code, _ = fin(lancer("-o", "-", sortie=esclave))
    os.close(esclave)
    assert (code, os.read(maitre, 5)) == (0, b"<?xml")
    os.close(maitre)


@pytest.mark.parametrize(("ordre", "attendu"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_an_order_to_stop_leaves_what_was_there(
    lancer: Lancer, adresses_tenues: psycopg.Connection, fichier: Path, ordre: signal.Signals, attendu: int
):
    rapport = fichier.with_suffix(".csv")
    processus = lancer("-o", fichier, "--rapport", rapport)
    qui_attend(adresses_tenues)
    assert len(list(fichier.parent.iterdir())) == 3
    processus.send_signal(ordre)
    time.sleep(0.5)  # the order is received
    adresses_tenues.rollback()
    code, erreurs = fin(processus)
    assert (code, intact(fichier)) == (attendu, True)
    assert erreurs.endswith(f"{fichier} n'a pas été touché.\n{rapport} n'a pas été touché.\n")


def test_a_database_that_goes_away_leaves_what_was_there(
    lancer: Lancer, adresses_tenues: psycopg.Connection, fichier: Path
):
    processus = lancer("-o", fichier)
    adresses_tenues.execute("SELECT pg_terminate_backend(%s)", [qui_attend(adresses_tenues)])
    code, erreurs = fin(processus)
    assert (code, intact(fichier)) == (1, True)
    assert "La base de données ne répond plus : l'export s'est arrêté." in erreurs
