"""One database for the catalogues that tests of exports write."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from models.lheo.controle import controler
from tests.exporters.exports import Banc, Etat, Export, banc


@pytest.fixture(scope="session")
def catalogue_ecrit(serveur: Path, administration: psycopg.Connection[Any]) -> Iterator[Banc]:
    with banc(serveur, administration) as ouvert:
        yield ouvert


@pytest.fixture
def exporte(catalogue_ecrit: Banc) -> Callable[..., Export]:
    """Export a state; what goes out has no fault, as our importer judges it."""

    def exporte(etat: Etat, **demande: Any) -> Export:
        export = catalogue_ecrit.exporter(etat, **demande)
        version = demande.get("version", "2.3")
        assert [faute for offre in export.noeuds("formation") for faute in controler(offre, version)] == []
        return export

    return exporte
