"""One sample, written once for all the tests that only read it."""

from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from service.demo import references
from service.demo.generateur import ecrire, redaction, rediger
from service.demo.organismes import Organisme
from service.demo.references import Envoi

AUJOURDHUI = date(2026, 11, 23)
Formateurs = dict[str, list[Organisme]]
Offres = list[etree._Element]


@pytest.fixture(scope="session")
def echantillon(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The files of 60 organismes and 1 500 sessions."""
    return ecrire(tmp_path_factory.mktemp("demo"), organismes=60, sessions=1500, aujourdhui=AUJOURDHUI)


@pytest.fixture(scope="session")
def documents(echantillon: list[Path]) -> dict[str, etree._Element]:
    """The roots by file name."""
    return {chemin.name: etree.parse(chemin).getroot() for chemin in echantillon}


@pytest.fixture(scope="session")
def echantillon_et_formateurs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Offres, Formateurs]:
    """The smallest sample that offers every formation."""
    sur = redaction(20, AUJOURDHUI)
    fichiers = rediger(sur, tmp_path_factory.mktemp("offres"), 400)
    return [etree.parse(fichier).getroot() for fichier in fichiers], sur.formateurs


@pytest.fixture(scope="session")
def formateurs(echantillon_et_formateurs: tuple[Offres, Formateurs]) -> Formateurs:
    return echantillon_et_formateurs[1]


@pytest.fixture(scope="session")
def envois(formateurs: Formateurs, tmp_path_factory: pytest.TempPathFactory) -> list[Envoi]:
    return references.ecrire(tmp_path_factory.mktemp("references"), formateurs, aujourdhui=AUJOURDHUI)
