"""One sample, written once for all the tests that only read it."""

from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from service.demo.generateur import ecrire

AUJOURDHUI = date(2026, 11, 23)


@pytest.fixture(scope="session")
def echantillon(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The files of 60 organismes and 1 500 sessions."""
    return ecrire(tmp_path_factory.mktemp("demo"), organismes=60, sessions=1500, aujourdhui=AUJOURDHUI)


@pytest.fixture(scope="session")
def documents(echantillon: list[Path]) -> dict[str, etree._Element]:
    """The roots by file name."""
    return {chemin.name: etree.parse(chemin).getroot() for chemin in echantillon}
