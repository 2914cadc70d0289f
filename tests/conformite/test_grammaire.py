"""Our grammar table against the official XSD of both versions, element by element."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from models.lheo.controle import controler
from models.lheo.espaces import ESPACES, Version
from models.lheo.grammaire import Element, grammaire
from models.lheo.listes import listes

XS = "{http://www.w3.org/2001/XMLSchema}"
VERSIONS: tuple[Version, ...] = ("2.2", "2.3")


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> Version:
    return request.param


@pytest.fixture
def officiel(version: Version, donnees_reference: Path) -> etree._Element:
    return etree.parse(donnees_reference / f"lheo/xsd/lheo-{version}.xsd").getroot()


@pytest.fixture
def notre(version: Version) -> Mapping[str, Element]:
    return grammaire(version)


def sous_type(officiel: etree._Element, nom: str) -> etree._Element | None:
    return next((t for t in officiel.iterchildren(f"{XS}complexType", f"{XS}simpleType") if t.get("name") == nom), None)


def facettes(officiel: etree._Element, nom: str) -> tuple[str | None, list[tuple[str, str | None]]]:
    declare = sous_type(officiel, f"{nom}-subtype")
    restriction = None if declare is None else declare.find(f"{XS}restriction")
    if restriction is None:
        return None, []
    return restriction.get("base"), [(f.tag.removeprefix(XS), f.get("value")) for f in restriction]


def test_the_namespace_is_the_official_one(officiel: etree._Element, version: Version):
    assert officiel.get("targetNamespace") == ESPACES[version]


def test_the_elements_are_the_official_ones(officiel: etree._Element, notre: Mapping[str, Element]):
    assert set(notre) == {element.get("name") for element in officiel.iterchildren(f"{XS}element")}


def test_the_children_their_order_and_cardinality_are_the_official_ones(
    officiel: etree._Element, notre: Mapping[str, Element]
):
    for element in notre.values():
        declare = sous_type(officiel, f"{element.nom}-subtype")
        sequence = None if declare is None else declare.find(f"{XS}sequence")
        attendu = [
            (c.get("ref").removeprefix("lheo:"), c.get("minOccurs", "1"), c.get("maxOccurs", "1"))
            for c in (() if sequence is None else sequence)
        ]
        ecrit = [(c.nom, str(c.minimum), str(c.maximum or "unbounded")) for c in element.enfants]
        assert ecrit == attendu, element.nom
        assert (element.genre == "sequence") == (sequence is not None), element.nom


def test_the_lengths_of_texts_are_the_official_ones(officiel: etree._Element, notre: Mapping[str, Element]):
    for element in notre.values():
        base, lues = facettes(officiel, element.nom)
        assert (element.genre == "texte") == (base == "xs:string"), element.nom
        if element.genre == "texte":
            bornes = dict(lues)
            exacte = bornes.get("length")
            assert str(element.minimum) == (exacte or bornes.get("minLength", "0")), element.nom
            assert str(element.maximum) == (exacte or bornes["maxLength"]), element.nom


def test_the_integers_are_the_official_ones(officiel: etree._Element, notre: Mapping[str, Element]):
    entiers = {nom for nom in notre if facettes(officiel, nom)[0] == "xs:long"}
    assert {element.nom for element in notre.values() if element.genre == "entier"} == entiers


def test_the_dates_are_the_official_ones(officiel: etree._Element, notre: Mapping[str, Element]):
    dates = {nom for nom in notre if "pattern" in dict(facettes(officiel, nom)[1])}
    assert {element.nom for element in notre.values() if element.genre == "date"} == dates


def test_the_codes_are_the_official_ones(officiel: etree._Element, notre: Mapping[str, Element], version: Version):
    for element in notre.values():
        codes = [valeur for nom, valeur in facettes(officiel, element.nom)[1] if nom == "enumeration"]
        assert (element.genre == "code") == bool(codes), element.nom
        if element.liste:
            assert list(listes(version)[element.liste]) == codes, element.nom


def test_the_attributes_are_the_official_ones(officiel: etree._Element, notre: Mapping[str, Element]):
    groupes = {
        groupe.get("name"): {attribut.get("name") for attribut in groupe}
        for groupe in officiel.iterchildren(f"{XS}attributeGroup")
    }
    for element in notre.values():
        assert element.attributs == groupes[f"{element.nom}-attributes"], element.nom


@pytest.mark.parametrize(
    "exemple", ["official-exemple-bts-onisep-2.2.xml", "intercarif-lheo-index-2.2.xml", "minimal-valid-2.3.xml"]
)
def test_a_real_document_has_no_fault(exemple: str, donnees_reference: Path):
    racine = etree.parse(donnees_reference / "lheo/examples" / exemple).getroot()
    assert controler(racine, "2.3" if ESPACES["2.3"] in racine.tag else "2.2") == []
