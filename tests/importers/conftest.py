"""Importing what a test writes, and reading the catalogue back."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from importers.lheo import importer
from importers.lot import Bilan, Options
from tests.importers.document import Document

Importer = Callable[..., Bilan]


@pytest.fixture
def fichier(tmp_path: Path) -> Callable[..., Path]:
    """Write a document, a text or bytes into a file of its own."""
    rang = iter(range(1, 1000))

    def ecrire(contenu: Document | str | bytes) -> Path:
        chemin = tmp_path / f"{next(rang)}.xml"
        octets = contenu.octets() if isinstance(contenu, Document) else contenu
        chemin.write_bytes(octets.encode() if isinstance(octets, str) else octets)
        return chemin

    return ecrire


@pytest.fixture
def importe(base: str, fichier: Callable[..., Path]) -> Importer:
    """Import documents as one lot of the source « essai »."""

    def importe(*contenus: Document | str | bytes, emetteur: str = "essai", **options: Any) -> Bilan:
        return importer(base, [fichier(contenu) for contenu in contenus], Options(emetteur, **options))

    return importe


@pytest.fixture
def lu(base: str) -> Iterator[psycopg.Connection[Any]]:
    """A connection that sees what was committed."""
    with psycopg.connect(base, autocommit=True, options="-c timezone=Europe/Paris") as connexion:
        yield connexion
