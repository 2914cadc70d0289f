"""Offers that somebody wrote badly, at random: nothing crashes the importer, and a replay writes nothing."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.tenue.recherche import verifier
from tests.importers.catalogue import empreintes
from tests.importers.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    import psycopg
    from lxml import etree

    from importers.lot import Bilan

# What feeds write, and what they should not.
BIZARRES = (
    *("", " ", "-", "Non renseigné", "0", "1", "2", "9", "42", "-1", "+3", "007", "2147483648", "1e9", "NaN", "²", "٣"),
    *("20270101", "20270231", "20271300", "20270000", "00000000", "99999999", "00000101", "73282932000074"),
    *("0", "00000000000000", "35600000049837", "52440000144", "0530001X", "RNCP1", "RS5", "RNCP0", "45502", "H2207"),
    *("sofi", "FO_0000000001", "AC_0000000001-0a1b2c3d", "SE_0000000001", "OR_0000000001", "CT_0000000001"),
    *("<p>Un &amp; deux</p>", "&nbsp;", "<script>", "a\\b\"c'{},;\t\n", "\u2028\x85", "😀" * 60, "x" * 260, "y" * 3100),
)
NUMEROS = ("numero", "datecrea", "datemaj", "horodatage-creation", "ref", "tag", "info")
textes = st.sampled_from(BIZARRES) | st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\n\t"), max_size=40
)
fautes = st.tuples(
    st.integers(0, 10_000),
    st.sampled_from(("texte", "ote", "double", "vide", "attribut")),
    textes,
    st.sampled_from(NUMEROS),
)
offres = st.lists(st.lists(fautes, max_size=4), min_size=1, max_size=25)


def abimer(formation: etree._Element, rang: int, geste: str, texte: str, attribut: str) -> None:
    """One thing done to one element."""
    noeuds = list(formation.iter())
    noeud = noeuds[rang % len(noeuds)]
    parent = noeud.getparent()
    if geste == "texte":
        noeud.text = texte
    elif geste == "vide":
        noeud.clear()
    elif geste == "attribut":
        noeud.set(attribut, texte)
    elif parent is not None and noeud is not formation:
        if geste == "ote":
            parent.remove(noeud)
        else:
            noeud.addnext(copy.deepcopy(noeud))


def fichier(offres: list[list[tuple[int, str, str, str]]]) -> Document:
    """A document of the rich sample, once per offer, each with its numbers and its faults."""
    document = Document("../cas/offre_complete.xml")
    modele = document.formation()
    for rang, fautes in enumerate(offres):
        formation = copy.deepcopy(modele)
        for noeud in formation.iter():
            if noeud.get("numero") and "organisme" not in noeud.tag:
                noeud.set("numero", f"{noeud.get('numero')}-{rang}")
        for faute in fautes:
            abimer(formation, *faute)
        document.noeud("offres").append(formation)
    return document


def marque(document: Document, base: psycopg.Connection[Any]) -> Document:
    """The same document as this catalogue would have written it."""
    ((catalogue,),) = base.execute("SELECT identifiant FROM installation").fetchall()
    return document.redige(catalogue)


def lus(bilan: Bilan) -> dict[str, tuple[int, int]]:
    return {noun: compte[:2] for noun, compte in bilan.comptes.items() if any(compte[:2])}


@pytest.mark.parametrize("notre", [False, True], ids=["theirs", "ours"])
@settings(
    max_examples=8,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(offres)
def test_no_fault_crashes_the_importer_searches_follow_and_a_replay_writes_nothing(
    importe: Callable[..., Bilan],
    lu: psycopg.Connection[Any],
    notre: bool,
    offres: list[list[tuple[int, str, str, str]]],
):
    document = marque(fichier(offres), lu) if notre else fichier(offres)

    importe(document, confirmer=True)
    avant = empreintes(lu)

    assert verifier(lu) == []
    assert lus(importe(document, confirmer=True)) == {}
    assert empreintes(lu) == avant
