"""Importing lists that a test writes into the catalogue of the region."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest

from importers.lot import Bilan
from tests.importers.organismes.fichier import liste

JOUR = date(2026, 11, 23)


@pytest.fixture
def lister(recevoir: Callable[..., Bilan]) -> Callable[..., Bilan]:
    """Import declarations as one list."""

    def lister(*lignes: dict[str, str], le: date = JOUR, **options: Any) -> Bilan:
        texte = liste(*lignes)
        return recevoir("organismes", texte, **{"le": le, "region": "52", "part_minimale": 0} | options)

    return lister


@pytest.fixture
def lire(lu: Any) -> Callable[..., list[tuple[Any, ...]]]:
    """What a statement gives, once everything is committed."""
    return partial(_lire, lu)


def _lire(base: Any, enonce: str, *valeurs: object) -> list[tuple[Any, ...]]:
    lignes: list[tuple[Any, ...]] = base.execute(enonce, valeurs).fetchall()
    return lignes
