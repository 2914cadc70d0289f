"""The documents that prove exports, and what is exported of them, are valid against the official schema."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree

from models.lheo.espaces import Version
from tests.exporters.documents import Document, document_complet, documents, lots
from tests.exporters.documents_tour import Catalogue

EN_CI = "CI" in os.environ
VERSIONS: tuple[Version, ...] = ("2.3", "2.2")
Schemas = dict[Version, etree.XMLSchema]


@pytest.fixture(scope="module")
def schemas(donnees_reference: Path) -> Schemas:
    dossier = donnees_reference / "lheo" / "xsd"
    return {version: etree.XMLSchema(etree.parse(dossier / f"lheo-{version}.xsd")) for version in VERSIONS}


@pytest.fixture
def catalogue(base: str, tmp_path: Path) -> Iterator[Catalogue]:
    ouvert = Catalogue(base, tmp_path)
    yield ouvert
    ouvert.fermer()


def fautes(schema: etree.XMLSchema, document: bytes) -> list[str]:
    schema.validate(etree.fromstring(document))
    return [f"{faute.line} {faute.message}" for faute in schema.error_log]


@pytest.mark.parametrize("annuaire", [False, True])
def test_the_complete_document_is_valid(schemas: Schemas, annuaire: bool):
    assert fautes(schemas["2.3"], document_complet(annuaire=annuaire)) == []


@settings(max_examples=100 if EN_CI else 20, derandomize=True)
@given(document=documents())
def test_a_drawn_document_is_valid(schemas: Schemas, document: Document):
    assert fautes(schemas["2.3"], document) == []


@pytest.mark.parametrize("version", VERSIONS)
def test_the_export_of_the_complete_document_is_valid(schemas: Schemas, catalogue: Catalogue, version: Version):
    catalogue.importer(document_complet(annuaire=True))
    assert fautes(schemas[version], catalogue.exporter(version)) == []


@pytest.mark.parametrize("version", VERSIONS)
@settings(
    max_examples=2 if EN_CI else 1,
    derandomize=True,
    phases=[Phase.generate],  # to shrink takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(lot=lots())
def test_the_export_of_drawn_documents_is_valid(
    schemas: Schemas, catalogue: Catalogue, version: Version, lot: list[Document]
):
    catalogue.vider()
    catalogue.importer(*lot)
    assert fautes(schemas[version], catalogue.exporter(version)) == []
