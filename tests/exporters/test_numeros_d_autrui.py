"""A file of ours edited by hand: the number of another organisme's object never writes over that object."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.demo.generateur import ecrire
from tests.exporters.documents_tour import LE, Catalogue


@pytest.fixture
def catalogue(base: str, tmp_path: Path) -> Iterator[Catalogue]:
    ouvert = Catalogue(base, tmp_path)
    yield ouvert
    ouvert.fermer()


@pytest.mark.parametrize(
    ("prefixe", "table"), [("CT", "contact"), ("SI", "site"), ("ET", "etablissement"), ("OR", "organisme")]
)
def test_the_object_of_another_organisme_stays_as_it_is(catalogue: Catalogue, tmp_path: Path, prefixe: str, table: str):
    fichiers = ecrire(tmp_path / "exemple", organismes=5, sessions=20, aujourdhui=LE)
    catalogue.importer(*(fichier.read_bytes() for fichier in fichiers))
    document = catalogue.exporter()
    responsables = re.findall(rb'<organisme-formation-responsable numero="(OR_\d+)"', document)
    offres = re.findall(rb"<formation .*?</formation>", document, re.DOTALL)
    sienne = offres[0]
    autre = next(offre for offre in offres if responsables[0] not in offre)
    sien, autrui = (re.findall(rf'numero="({prefixe}_\d+)"'.encode(), offre)[-1] for offre in (sienne, autre))
    avant = next(rangee for rangee in catalogue.rangees()[table] if autrui.decode() in rangee)

    catalogue.importer(document.replace(sienne, sienne.replace(sien, autrui)))

    assert avant in catalogue.rangees()[table]
