"""Importing files of a reference feed, written by a test."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from importers.flux import importer
from importers.lot import Bilan
from importers.reception.passage import Options

Recevoir = Callable[..., Bilan]


@pytest.fixture
def recevoir(base: str, fichier: Callable[..., Path]) -> Recevoir:
    """Import files of a feed as one lot, on a day."""

    def recevoir(*contenus: bytes, flux: str = "cpf", jour: date = date(2026, 11, 23), **options: Any) -> Bilan:
        chemins = [fichier(contenu) for contenu in contenus]
        (bilan,) = importer(base, flux, chemins, Options(flux, jour, **options))
        assert isinstance(bilan, Bilan)
        return bilan

    return recevoir
