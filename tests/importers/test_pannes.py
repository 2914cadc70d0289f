"""What happens in the middle of an import when the database, or the importer, is killed."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
import pytest

from importers.lheo import importer
from importers.lot import Options
from models.erreurs import Indisponible
from models.migrer import migrer
from service.postgres.ouverture import creer_si_absente, url_embarquee
from service.postgres.partage import serveur_arrete, serveur_partage
from service.reglages import lire_reglages
from tests.importers.catalogue import comptes
from tests.importers.document import offre

Base = psycopg.Connection[Any]

PANNE = "La base de données ne répond plus : rien n'a été écrit. Vérifiez PostgreSQL, puis relancez l'import."
MILIEU = 3  # readings of 32 kB
OFFRES = 100  # some 250 kB


@cache
def gros() -> bytes:
    """A file that takes several readings."""
    debut, une, fin = offre("1").texte().partition("<offres>")[0], offre("X").texte(), "</offres></lheo>"
    formation = une[une.index("<formation") : une.index("</offres>")]
    toutes = "".join(formation.replace('X"', f'{rang}"').replace('"OX', '"O') for rang in range(OFFRES))
    return f"{debut}<offres>{toutes}{fin}".encode()


def au_milieu(faire: Callable[[], None]) -> Callable[[int], None]:
    """Do something once, when part of the file has been read and some of it merged."""
    lectures = iter(range(1, 1000))
    return lambda _: faire() if next(lectures) == MILIEU else None


@pytest.fixture
def par_petits_lots(monkeypatch: pytest.MonkeyPatch) -> None:
    """Merge often, so that the middle of a small file is the middle of its merge."""
    monkeypatch.setattr("importers.lot.PLEIN", 50)


@pytest.mark.usefixtures("par_petits_lots")
def test_a_connection_that_is_cut_leaves_nothing_and_the_second_run_succeeds(
    base: str, lu: Base, fichier: Callable[..., Path], administration: Base
):
    chemin = fichier(gros())
    avant = comptes(lu)

    def couper() -> None:
        administration.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> %s",
            [lu.info.dbname, lu.info.backend_pid],
        )

    with pytest.raises(Indisponible) as panne:
        importer(base, [chemin], Options("essai"), au_milieu(couper))

    assert panne.value.message == PANNE
    assert comptes(lu) == avant
    assert importer(base, [chemin], Options("essai")).comptes["session"].crees == OFFRES


@pytest.fixture
def a_part(place_des_serveurs: Path) -> Iterator[Path]:
    """The directory of a server of this test's own, to be killed."""
    with tempfile.TemporaryDirectory(prefix="sofi-panne-", dir=place_des_serveurs) as dossier:
        Path(dossier).chmod(0o755)
        yield Path(dossier)
        assert serveur_arrete(Path(dossier), 20)


@pytest.mark.usefixtures("par_petits_lots")
def test_a_postgresql_that_is_killed_leaves_nothing_and_the_second_run_succeeds(
    a_part: Path, fichier: Callable[..., Path]
):
    chemin = fichier(gros())

    def tuer() -> None:
        os.kill(int((a_part / "donnees/postmaster.pid").read_text().split()[0]), signal.SIGKILL)

    with serveur_partage(a_part, lire_reglages().pg_bindir) as prises:
        creer_si_absente(prises, "sofi")
        url = url_embarquee(prises, "sofi")
        migrer(url)
        with pytest.raises(Indisponible) as panne:
            importer(url, [chemin], Options("essai"), au_milieu(tuer))
    assert panne.value.message == PANNE
    assert serveur_arrete(a_part, 20)

    with serveur_partage(a_part, lire_reglages().pg_bindir) as prises:
        url = url_embarquee(prises, "sofi")
        with psycopg.connect(url) as connexion:
            assert {table: comptes(connexion)[table] for table in ("lot", "organisme", "session")} == {
                "lot": 0,
                "organisme": 0,
                "session": 0,
            }
        assert importer(url, [chemin], Options("essai")).comptes["session"].crees == OFFRES


TUE = f"""
import os, signal, sys
from pathlib import Path
import importers.lot
from importers.lheo import importer
importers.lot.PLEIN = 50
lectures = iter(range(1, 1000))
importer(sys.argv[1], [Path(sys.argv[2])], importers.lot.Options("essai"),
         lambda _: os.kill(os.getpid(), signal.SIGKILL) if next(lectures) == {MILIEU} else None)
"""


def test_an_importer_that_is_killed_leaves_nothing_and_the_second_run_succeeds(
    base: str, lu: Base, fichier: Callable[..., Path]
):
    chemin = fichier(gros())
    avant = comptes(lu)

    mort = subprocess.run([sys.executable, "-c", TUE, base, str(chemin)], check=False, timeout=60)

    assert mort.returncode == -signal.SIGKILL
    assert comptes(lu) == avant
    assert importer(base, [chemin], Options("essai")).comptes["session"].crees == OFFRES
