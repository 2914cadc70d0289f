import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.service.postgres.essai import Essai


@pytest.fixture
def dossier_ouvert() -> Iterator[Path]:
    """An empty directory that any account can reach."""
    racine = Path(tempfile.mkdtemp(prefix="sofi-essai-", dir="/tmp"))
    racine.chmod(0o755)
    yield racine
    shutil.rmtree(racine)


@pytest.fixture
def essai(dossier_ouvert: Path) -> Iterator[Essai]:
    """No process of its server is left after the test."""
    essai = Essai(dossier_ouvert / "data")
    yield essai
    for commande in essai.commandes:
        if commande.processus.returncode is None:
            commande.finir()
    assert not essai.dossier.exists() or essai.arrete()
