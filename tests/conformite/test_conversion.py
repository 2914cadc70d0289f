"""What goes down to Lhéo 2.2 against the official XSD of that version, and back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from models.lheo.conversion import descendre, remonter
from models.lheo.espaces import ESPACES, Version
from tests.models.lheo.arbres import arbre


def schema(donnees_reference: Path, version: Version) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(donnees_reference / f"lheo/xsd/lheo-{version}.xsd"))


@pytest.fixture(scope="module")
def ancien(donnees_reference: Path) -> etree.XMLSchema:
    return schema(donnees_reference, "2.2")


@pytest.fixture(scope="module")
def courant(donnees_reference: Path) -> etree.XMLSchema:
    return schema(donnees_reference, "2.3")


def canonique(noeud: etree._Element) -> bytes:
    return etree.tostring(noeud, method="c14n")


@given(st.integers(0), st.sampled_from((0.05, 0.2, 0.5)))
def test_every_valid_tree_goes_down_to_a_valid_one(
    ancien: etree.XMLSchema, courant: etree.XMLSchema, graine: int, densite: float
):
    source = arbre(graine, densite)
    courant.assertValid(source)
    ancienne = descendre(source)
    ancien.assertValid(ancienne)
    courant.assertValid(remonter(ancienne))


def test_the_minimal_document_goes_down_to_a_valid_one_and_comes_back(donnees_reference: Path, ancien: etree.XMLSchema):
    document = etree.parse(donnees_reference / "lheo/examples/minimal-valid-2.3.xml")
    source = etree.fromstring(etree.tostring(document.find(f".//{{{ESPACES['2.3']}}}formation"), with_tail=False))
    ancienne = descendre(source)
    ancien.assertValid(ancienne)
    assert canonique(remonter(ancienne)) == canonique(source)


def test_the_official_example_of_2_2_is_nothing_that_comes_back(donnees_reference: Path):
    document = etree.parse(donnees_reference / "lheo/examples/official-exemple-bts-onisep-2.2.xml")
    for formation in document.iter(f"{{{ESPACES['2.2']}}}formation"):
        assert remonter(formation) is formation


def test_the_official_example_said_in_2_3_goes_down_to_itself(donnees_reference: Path, ancien: etree.XMLSchema):
    texte = (donnees_reference / "lheo/examples/official-exemple-bts-onisep-2.2.xml").read_bytes()
    document = etree.fromstring(texte.replace(ESPACES["2.2"].encode(), ESPACES["2.3"].encode()))
    original = etree.fromstring(texte)
    offre, attendue = (
        etree.fromstring(etree.tostring(racine.find(".//{*}formation"), with_tail=False))
        for racine in (document, original)
    )
    ancienne = descendre(offre)
    ancien.assertValid(ancienne)
    ancienne.remove(ancienne[-1])  # the mark
    assert canonique(ancienne) == canonique(attendue)
