"""Importing lists of Idéo that a test writes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from importers.ideo.passage import importer
from importers.lot import Bilan, Options

Recevoir = Callable[..., Bilan]


@pytest.fixture
def recevoir(base: str, fichier: Callable[..., Path]) -> Recevoir:
    """Import lists as one lot of the source « ideo », for the Pays de la Loire."""

    def recevoir(*contenus: bytes, region: str = "52", emetteur: str = "ideo", **options: Any) -> Bilan:
        return importer(base, [fichier(contenu) for contenu in contenus], Options(emetteur, **options), region)

    return recevoir
