import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from service.postgres.partage import serveur_arrete, serveur_partage
from service.reglages import lire_reglages
from tests.service.postgres.essai import Essai


@contextmanager
def _ouvert(place: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="sofi-essai-", dir=place) as racine:
        Path(racine).chmod(0o755)
        yield Path(racine)


@pytest.fixture
def dossier_ouvert(place_des_serveurs: Path) -> Iterator[Path]:
    """An empty directory that any account can reach."""
    with _ouvert(place_des_serveurs) as racine:
        yield racine


@pytest.fixture(scope="session")
def donnees_neuves(place_des_serveurs: Path) -> Iterator[Path]:
    """The data of a server that was just made, and stopped: initdb is paid once."""
    with _ouvert(place_des_serveurs) as racine:
        with serveur_partage(racine, lire_reglages().pg_bindir):
            pass
        assert serveur_arrete(racine, 20)
        yield racine / "donnees"


@pytest.fixture
def essai(dossier_ouvert: Path, donnees_neuves: Path) -> Iterator[Essai]:
    """Commands on data of their own; no process of their server is left after the test."""
    essai = Essai(dossier_ouvert / "data")
    essai.dossier.mkdir()
    subprocess.run(["cp", "-a", donnees_neuves, essai.dossier], check=True)  # owner kept, which shutil does not
    yield essai
    for commande in essai.commandes:
        if commande.processus.returncode is None:
            commande.finir()
    assert essai.arrete()
