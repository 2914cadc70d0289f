"""Texts as XML holds them: stripped of what it forbids, escaped, cut between two words; lengths are code points."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from exporters.lheo.textes import attribut, couper, propre, protege, simple
from models.lheo.html import en_texte, litteral

INTERDITS = "".join(chr(c) for c in (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))


def test_what_xml_forbids_is_taken_away():
    assert propre(f"Ca{INTERDITS}p") == "Cap"


@pytest.mark.parametrize("permis", ["a\tb", "a\nb", "a\rb", "a\r\nb", "a\x7fb", "a\x85b", "é😀b"])
def test_what_xml_allows_is_kept(permis: str):
    assert propre(permis) == permis
    assert etree.fromstring(f"<t>{protege(permis)}</t>").text == permis


@given(st.text())
@example("]]>")
@example("\r\n & <b>")
def test_any_text_is_read_back_as_it_was_cleaned(texte: str):
    assert (etree.fromstring(f"<t>{protege(propre(texte))}</t>".encode()).text or "") == propre(texte)


@given(st.text())
@example('"\t\n\r<&')
def test_any_attribute_is_read_back_as_it_was_cleaned(texte: str):
    lu = etree.fromstring(f"<t{attribut('ref', texte)}/>".encode()).get("ref")
    assert lu == "".join(c for c in texte if c not in INTERDITS)


def test_an_attribute_that_is_null_is_not_written():
    assert attribut("ref", None) == ""


@given(st.text())
def test_a_text_called_simple_is_written_as_it_is(texte: str):
    if simple(texte):
        assert protege(propre(texte)) == texte


@pytest.mark.parametrize(
    ("texte", "maximum", "garde"),
    [("Monter un mur", 13, "Monter un mur"), ("Monter un mur", 12, "Monter un…"), ("Monter un mur", 1, "…")],
)
def test_a_text_is_cut_between_two_words(texte: str, maximum: int, garde: str):
    assert couper(texte, maximum) == garde


@pytest.mark.parametrize("longueur", range(1, 42))
def test_an_escaped_text_is_never_cut_within_an_entity(longueur: int):
    garde = couper("<b>R&D</b> &amp; plus <b>encore</b>", longueur)
    assert len(litteral(garde)) <= longueur
    assert en_texte(litteral(garde)) == garde


@given(st.text(alphabet="ab <>&;/lt😀", min_size=1), st.integers(1, 40))
def test_what_is_kept_fits_and_begins_the_text(texte: str, maximum: int):
    garde = couper(texte, maximum)
    assert len(litteral(garde)) <= maximum
    assert garde == texte or (garde[-1] == "…" and texte.startswith(garde[:-1]))
