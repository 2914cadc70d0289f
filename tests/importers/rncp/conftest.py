"""Importing the exports that a test writes, and reading the tables back."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest

from importers.flux import importer
from importers.lot import Bilan
from importers.reception.passage import DejaApplique, Options

Importer = Callable[..., Bilan]
JOUR = date(2026, 11, 23)


@pytest.fixture
def lots(base: str, tmp_path: Path) -> Callable[..., list[Bilan | DejaApplique]]:
    """Import contents as files of the feed; one lot for each publisher."""
    rang = iter(range(1, 1000))

    def importe(*contenus: str | bytes, flux: str = "rncp", jour: date = JOUR, **options: Any) -> list[Any]:
        chemins = []
        for contenu in contenus:
            chemins.append(tmp_path / f"fichier_{next(rang)}")
            chemins[-1].write_bytes(contenu.encode() if isinstance(contenu, str) else contenu)
        return list(importer(base, flux, chemins, Options("essai", jour, part_minimale=0, **options)))

    return importe


@pytest.fixture
def importe(lots: Callable[..., list[Bilan]]) -> Importer:
    """Import contents as one lot."""

    def importe(*contenus: str | bytes, **options: Any) -> Bilan:
        (bilan,) = lots(*contenus, **options)
        return bilan

    return importe


@pytest.fixture
def lire(base: str) -> Iterator[Callable[..., list[tuple[Any, ...]]]]:
    """What a statement gives, once everything is committed."""
    with psycopg.connect(base, autocommit=True) as connexion:
        yield lambda enonce, *valeurs: connexion.execute(enonce, valeurs).fetchall()
