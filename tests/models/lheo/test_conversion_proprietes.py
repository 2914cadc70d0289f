"""What holds for every valid tree of 2.3, whatever it holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from models.lheo.controle import controler
from models.lheo.conversion import descendre, remonter
from models.lheo.equivalents import equivalent
from models.lheo.grammaire import grammaire
from models.lheo.listes import listes
from tests.models.lheo.arbres import arbre

RACINES = ("formation", "organisme-formation-responsable")


def canonique(noeud: etree._Element) -> bytes:
    return etree.tostring(noeud, method="c14n")


@given(st.integers(0), st.sampled_from((0.05, 0.2, 0.5)), st.sampled_from(RACINES))
def test_every_tree_goes_down_to_a_valid_one_and_comes_back(graine: int, densite: float, racine: str):
    source = arbre(graine, densite, racine)
    avant = canonique(source)
    assert controler(source, "2.3") == []
    ancienne = descendre(source)
    assert controler(ancienne, "2.2") == []
    assert canonique(remonter(ancienne)) == avant
    assert canonique(source) == avant


@given(st.integers(0))
def test_a_tree_that_went_through_a_file_comes_back(graine: int):
    source = arbre(graine, 0.3)
    relue = etree.fromstring(etree.tostring(descendre(source), encoding="utf-8"))
    assert canonique(remonter(relue)) == canonique(source)


@given(st.integers(0), st.data())
def test_a_tree_damaged_since_raises_nothing(graine: int, choix: st.DataObject):
    ancienne = descendre(arbre(graine, 0.3))
    noeuds = [noeud for noeud in ancienne.iter() if isinstance(noeud.tag, str) and noeud is not ancienne]
    for _ in range(choix.draw(st.integers(1, 5))):
        noeud, autre = choix.draw(st.sampled_from(noeuds)), choix.draw(st.sampled_from(noeuds))
        geste = choix.draw(st.integers(0, 3))
        if geste == 0 and noeud.getparent() is not None:
            noeud.getparent().remove(noeud)
        elif geste == 1:
            noeud.tag = autre.tag
        elif geste == 2:
            noeud.set("ref", choix.draw(st.sampled_from(("", "0", "3", "99", "-1", "x", "sofi"))))
        else:
            noeud.set("info", choix.draw(st.sampled_from(("element", "valeur", "ajout", "attributs", "x"))))
    remonter(ancienne)


@pytest.mark.parametrize("densite", [0.0, 1.0])
def test_a_tree_with_nothing_or_everything_that_the_grammar_allows(densite: float):
    source = arbre(3, densite, "organisme-formation-responsable")
    ancienne = descendre(source)
    assert controler(ancienne, "2.2") == []
    assert canonique(remonter(ancienne)) == canonique(source)


def test_every_code_that_2_2_lacks_has_one_that_stands_in():
    for element in grammaire("2.2").values():
        if element.liste:
            dits = {equivalent(element.nom, code) for code in listes("2.3")[element.liste]}
            assert dits <= set(listes("2.2")[element.liste]), element.nom


def test_no_text_that_2_2_demands_is_shorter_there():
    demandes = {e.nom for parent in grammaire("2.2").values() for e in parent.enfants if e.minimum}
    bornes = {
        nom: (grammaire("2.2")[nom].minimum, grammaire("2.2")[nom].maximum)
        for nom in demandes
        if grammaire("2.2")[nom].genre == "texte"
    }
    assert bornes == {nom: (grammaire("2.3")[nom].minimum, grammaire("2.3")[nom].maximum) for nom in bornes}
