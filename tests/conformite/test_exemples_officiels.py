"""The official examples once around: imported, exported as both versions, valid, and the same once imported again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from models.lheo.espaces import Version
from tests.exporters.documents_paroles import paroles
from tests.exporters.documents_tour import Catalogue, ecarts

EXEMPLES = ("official-exemple-bts-onisep-2.2.xml", "minimal-valid-2.3.xml")


@pytest.fixture
def catalogue(base: str, tmp_path: Path) -> Iterator[Catalogue]:
    ouvert = Catalogue(base, tmp_path)
    yield ouvert
    ouvert.fermer()


@pytest.mark.parametrize("version", ["2.3", "2.2"])
@pytest.mark.parametrize("exemple", EXEMPLES)
def test_an_official_example_goes_out_valid_and_comes_back_to_the_same_rows(
    donnees_reference: Path, catalogue: Catalogue, exemple: str, version: Version
):
    catalogue.importer((donnees_reference / "lheo/examples" / exemple).read_bytes())
    avant = catalogue.rangees()
    export = catalogue.exporter(version)
    schema = etree.XMLSchema(etree.parse(donnees_reference / f"lheo/xsd/lheo-{version}.xsd"))
    schema.assertValid(etree.fromstring(export))

    bilan = catalogue.importer(export)

    assert (bilan.premiers, ecarts(avant, catalogue.rangees())) == ([], {})


def test_the_export_of_the_minimal_example_says_all_that_it_said(donnees_reference: Path, catalogue: Catalogue):
    document = (donnees_reference / "lheo/examples/minimal-valid-2.3.xml").read_bytes()
    catalogue.importer(document)

    assert sorted(paroles(document) - paroles(catalogue.exporter())) == []
