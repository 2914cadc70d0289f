"""Lots: shorter than the last one, tried only, several at once."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest

from importers.lot import Bilan
from models.erreurs import FichierRefuse
from tests.importers.catalogue import comptes
from tests.importers.document import offre

Importer = Callable[..., Bilan]
Base = psycopg.Connection[Any]


def test_a_file_much_shorter_than_the_last_one_is_refused_until_confirmed(importe: Importer, lu: Base):
    long = offre("1")
    for rang in range(2, 12):
        long.copie("session", f"S{rang}")
    importe(long)
    avant = comptes(lu)

    with pytest.raises(FichierRefuse) as refus:
        importe(offre("1"))

    assert refus.value.message == (
        "Ce fichier apporte 5 objets, le précédent de « essai » en apportait 15 : il est peut-être incomplet."
        " Rien n'a été écrit. S'il est bon, ajoutez --confirmer."
    )
    assert comptes(lu) == avant
    assert importe(offre("1"), confirmer=True).absents == 10


def test_a_trial_tells_what_it_would_do_and_writes_nothing(importe: Importer, lu: Base):
    avant = comptes(lu)

    bilan = importe(offre("1"), essai=True)

    assert bilan.comptes["session"].crees == 1
    assert comptes(lu) == avant


def test_two_imports_at_once_both_succeed(importe: Importer, lu: Base):
    with ThreadPoolExecutor(2) as fils:
        taches = [fils.submit(importe, offre(n), emetteur=f"source {n}") for n in "12"]
        bilans = [tache.result(timeout=60) for tache in taches]

    assert sum(bilan.comptes["organisme"].crees for bilan in bilans) == 1
    lus = comptes(lu)
    assert [lus[noun] for noun in ("organisme", "formation", "session", "lot")] == [1, 2, 2, 2]


def test_two_processes_importing_the_same_file_write_it_once(base: str, fichier: Callable[..., Path], lu: Base):
    programme = (
        "import sys; from pathlib import Path; from importers.lheo import importer; from importers.lot import Options;"
        "importer(sys.argv[1], [Path(sys.argv[2])], Options('essai'))"
    )
    commande = [sys.executable, "-c", programme, base, str(fichier(offre("1")))]

    processus = [subprocess.Popen(commande) for _ in range(2)]

    assert [un.wait(timeout=60) for un in processus] == [0, 0]
    assert comptes(lu)["session"] == 1
    assert lu.execute("SELECT crees, inchanges FROM lot ORDER BY id").fetchall() == [(5, 0), (0, 5)]
