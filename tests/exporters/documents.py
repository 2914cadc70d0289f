"""Lhéo 2.3 documents drawn from the grammar table: one that uses all of it, and as many others as one likes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from lxml import etree

from tests.exporters.documents_arbre import Redacteur, jumeler
from tests.exporters.documents_sort import AuHasard, Complet, Taille, racine
from tests.exporters.documents_valeurs import rang_du_responsable, siret

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


class Document(bytes):
    """A file, shown as what it was drawn from: `dessiner(Taille(…))` gives it again."""

    taille: Taille

    def __repr__(self) -> str:
        return f"dessiner({self.taille!r})"


@cache
def document_complet(*, annuaire: bool = False) -> bytes:
    """Every element and attribute of the grammar, twice where it may be repeated, each text of its own.

    With `annuaire`, organismes without an offer too, under the root `lheo-plus`.
    """
    redacteur = Redacteur(Complet(), racine(0))
    return _octets(redacteur.annuaire(2) if annuaire else redacteur.lheo(), aere=True)


def dessiner(taille: Taille) -> Document:
    """The document of these sizes; it is valid, and imported without a reject."""
    debut = racine(taille.graine)
    redacteur = Redacteur(AuHasard(taille), debut)
    if taille.annuaire:
        arbre = redacteur.annuaire(taille.annuaire, prefixe=taille.prefixe)
    else:
        arbre = redacteur.lheo(prefixe=taille.prefixe)
    if taille.jumelles and taille.formations > 1:
        jumeler(arbre, siret(rang_du_responsable(debut, 0), etablissement=2))
    document = Document(_octets(arbre, aere=taille.aere))
    document.taille = taille
    return document


def documents() -> SearchStrategy[Document]:
    """Documents of one to three formations; a failing one shrinks to fewer, then to fewer optional elements."""
    tailles = st.builds(
        Taille,
        graine=st.integers(0, 99_999),
        densite=st.integers(0, 100),
        travers=st.sampled_from((0, 10, 30, 100)),
        formations=st.integers(1, 3),
        organismes=st.integers(1, 2),
        actions=st.integers(1, 3),
        sessions=st.integers(1, 3),
        annuaire=st.sampled_from((0, 0, 0, 1, 2)),
        jumelles=st.sampled_from((False, False, False, True)),
        aere=st.booleans(),
        prefixe=st.sampled_from((False, False, True)),
    )
    return tailles.map(dessiner)


def lots() -> SearchStrategy[list[Document]]:
    """Documents that one lot may hold together, some fifteen of them: none has a number of another."""
    brasses = st.lists(st.lists(documents(), min_size=1, max_size=12), min_size=1, max_size=4)
    return brasses.map(lambda listes: list({d.taille.graine: d for liste in listes for d in liste}.values()))


def _octets(arbre: etree._Element, *, aere: bool) -> bytes:
    return etree.tostring(arbre, xml_declaration=True, encoding="UTF-8", pretty_print=aere)
