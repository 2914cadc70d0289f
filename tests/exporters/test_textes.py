"""Texts as XML holds them: stripped of what it forbids, escaped, cut between two words; lengths are code points."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from exporters.lheo.textes import attribut, couper, litteral, propre, protege, simple

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
    ("dit", "ecrit"),
    [
        ("<b>gras</b>", "&lt;b&gt;gras&lt;/b&gt;"),
        ("du HTML : &lt;b&gt;", "du HTML : &amp;lt;b&amp;gt;"),
        ("&eacute;t&#233;&#xE9;", "&amp;eacute;t&amp;#233;&amp;#xE9;"),
        ("<!-- rien -->", "&lt;!-- rien --&gt;"),
        ("<BR/> et < 3", "&lt;BR/&gt; et &lt; 3"),
    ],
)
def test_what_looks_like_html_is_escaped_once_more(dit: str, ecrit: str):
    assert litteral(dit) == ecrit


@pytest.mark.parametrize("dit", ["3 < 4", "a <3 b", "R&D", "Qualité & sécurité", "a > b", "50 %", "&;", "«l'été»"])
def test_what_does_not_look_like_html_stays_as_it_is(dit: str):
    assert litteral(dit) == dit


@pytest.mark.parametrize(
    ("texte", "maximum", "garde"),
    [("Monter un mur", 13, "Monter un mur"), ("Monter un mur", 12, "Monter un…"), ("Monter un mur", 1, "…")],
)
def test_a_text_is_cut_between_two_words(texte: str, maximum: int, garde: str):
    assert couper(texte, maximum) == garde


@pytest.mark.parametrize("longueur", range(1, 30))
def test_an_escaped_text_is_never_cut_within_an_entity(longueur: int):
    garde = litteral(couper("<b>R&D</b> & plus <b>encore</b>", longueur))
    assert len(garde) <= longueur
    reste = garde.replace("&lt;", "").replace("&gt;", "").replace("&amp;", "")
    assert "&" not in reste or garde == couper("<b>R&D</b> & plus <b>encore</b>", longueur)


@given(st.text(alphabet="ab <>&;/lt😀", min_size=1), st.integers(1, 40))
def test_what_is_kept_fits_and_begins_the_text(texte: str, maximum: int):
    garde = couper(texte, maximum)
    assert len(litteral(garde)) <= maximum
    assert garde == texte or (garde[-1] == "…" and texte.startswith(garde[:-1]))
