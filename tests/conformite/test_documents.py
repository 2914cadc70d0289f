"""The documents that prove exports are valid against the official schema."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from tests.exporters.documents import Document, document_complet, documents


@pytest.fixture(scope="module")
def schema(donnees_reference: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(donnees_reference / "lheo" / "xsd" / "lheo-2.3.xsd"))


def fautes(schema: etree.XMLSchema, document: bytes) -> list[str]:
    schema.validate(etree.fromstring(document))
    return [f"{faute.line} {faute.message}" for faute in schema.error_log]


@pytest.mark.parametrize("annuaire", [False, True])
def test_the_complete_document_is_valid(schema: etree.XMLSchema, annuaire: bool):
    assert fautes(schema, document_complet(annuaire=annuaire)) == []


@settings(max_examples=100 if "CI" in os.environ else 20, deadline=None, derandomize=True)
@given(document=documents())
def test_a_drawn_document_is_valid(schema: etree.XMLSchema, document: Document):
    assert fautes(schema, document) == []
