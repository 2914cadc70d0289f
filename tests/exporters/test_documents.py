"""The documents that prove exports: they use the whole grammar, and the importer takes all of them."""

from __future__ import annotations

import os
from collections import Counter
from itertools import count, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree

from importers.lheo import importer
from importers.lot import Bilan, Options
from models.lheo.controle import controler
from models.lheo.espaces import ESPACES
from models.lheo.grammaire import grammaire
from tests.exporters.documents import Document, dessiner, document_complet, documents, lots
from tests.exporters.documents_paroles import paroles
from tests.exporters.documents_sort import Taille

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

EN_CI = "CI" in os.environ
GRAMMAIRE = grammaire("2.3")
HORS_D_ATTEINTE = {"lheo-index", "resumes-offres", "resume-offre", "resumes-organismes", "resume-organisme"}
LONG = 50  # a text that may be as long is free, shorter ones are codes
PETITE = Taille(7, 60, 0, 2, 2, 2, 2, 0, jumelles=False, aere=True, prefixe=False)
RANGS = count()


@pytest.fixture
def importe(base: str, tmp_path: Path) -> Callable[..., Bilan]:
    """Import documents as one lot."""

    def importe(*contenus: bytes, emetteur: str = "essai") -> Bilan:
        chemins = [tmp_path / f"{rang}.xml" for rang in range(len(contenus))]
        for chemin, contenu in zip(chemins, contenus, strict=True):
            chemin.write_bytes(contenu)
        return importer(base, chemins, Options(emetteur))

    return importe


@pytest.fixture(scope="module")
def complet() -> etree._Element:
    return etree.fromstring(document_complet(annuaire=True))


def nom(noeud: etree._Element) -> str:
    return noeud.tag.removeprefix(f"{{{ESPACES['2.3']}}}")


def lheo(racine: etree._Element) -> Iterator[etree._Element]:
    """Every element but what stands within an `extra`."""
    return (n for n in racine.iter(f"{{{ESPACES['2.3']}}}*") if all(nom(a) != "extra" for a in n.iterancestors()))


def sessions(document: bytes) -> int:
    return sum(1 for n in lheo(etree.fromstring(document)) if nom(n) == "session")


def atteints(depart: str) -> set[str]:
    """The elements that one may hold, itself among them."""
    trouves, attente = set(), [depart]
    while attente:
        element = attente.pop()
        if element not in trouves:
            trouves.add(element)
            attente += [enfant.nom for enfant in GRAMMAIRE[element].enfants]
    return trouves


def test_the_complete_document_uses_every_element(complet: etree._Element):
    assert {nom(n) for n in lheo(complet)} == atteints("lheo-plus") | {"extra"}


def test_the_complete_document_uses_every_place_of_every_element(complet: etree._Element):
    vus = {(nom(n), nom(enfant)) for n in lheo(complet) for enfant in n}
    places = {(parent, enfant.nom) for parent in atteints("lheo-plus") for enfant in GRAMMAIRE[parent].enfants}
    assert places - vus == set()


def test_the_complete_document_repeats_what_may_be_repeated(complet: etree._Element):
    for noeud in lheo(complet):
        nombres = Counter(map(nom, noeud))
        for enfant in GRAMMAIRE[nom(noeud)].enfants:
            if enfant.maximum != 1 and nom(noeud) not in {"lheo", "lheo-plus", "offres"}:
                assert nombres[enfant.nom] >= 2, f"{nom(noeud)}/{enfant.nom}"


def test_the_complete_document_uses_every_attribute_but_those_of_one_file(complet: etree._Element):
    vus = {attribut for n in lheo(complet) for attribut in n.attrib}
    tous = {attribut for element in atteints("lheo") for attribut in GRAMMAIRE[element].attributs}
    assert tous - vus == {"id", "idref"}


def test_no_text_of_the_complete_document_is_said_twice(complet: etree._Element):
    libres = [n.text for n in lheo(complet) if (GRAMMAIRE[nom(n)].maximum or 0) >= LONG and nom(n) != "ville"]
    assert [texte for texte, fois in Counter(libres).items() if fois > 1] == []


def test_the_complete_document_is_always_the_same():
    assert document_complet() == document_complet.__wrapped__()


@pytest.mark.parametrize("annuaire", [False, True])
def test_the_complete_document_is_imported_whole(importe: Callable[..., Bilan], annuaire: bool):
    bilan = importe(document_complet(annuaire=annuaire))

    assert (bilan.rejets, bilan.reserves) == (Counter(), Counter())
    crees = {noun: bilan.comptes[noun].crees for noun in ("formation", "action", "session")}
    assert crees == {"formation": 2, "action": 4, "session": 8}


@settings(max_examples=100 if EN_CI else 20, derandomize=True)
@given(documents())
def test_a_drawn_document_has_no_fault(document: Document):
    assert controler(etree.fromstring(document), "2.3") == []


@settings(
    max_examples=2,
    derandomize=True,
    phases=[Phase.generate],  # to shrink takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(lots())
def test_drawn_documents_are_imported_whole(importe: Callable[..., Bilan], lot: list[Document]):
    bilan = importe(*lot, emetteur=f"essai {next(RANGS)}")

    assert bilan.premiers == []
    assert bilan.comptes["session"].crees == sum(map(sessions, lot))


def test_a_lower_density_says_less_of_the_same_document():
    dits = [
        Counter(chemin for chemin, _ in paroles(dessiner(PETITE._replace(densite=densite)))) for densite in (20, 60, 90)
    ]
    assert all(peu <= plus for peu, plus in pairwise(dits))


def test_a_document_is_shown_as_what_draws_it_again():
    document = dessiner(PETITE)
    assert eval(repr(document), {"dessiner": dessiner, "Taille": Taille}) == document  # noqa: S307  our own words


def test_twins_are_one_formation_of_one_organisme(importe: Callable[..., Bilan]):
    bilan = importe(dessiner(PETITE._replace(jumelles=True)))

    crees = {noun: bilan.comptes[noun].crees for noun in ("formation", "action")}
    assert crees == {"formation": 1, "action": 3}
    assert bilan.reserves == Counter()
