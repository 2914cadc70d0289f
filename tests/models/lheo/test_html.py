"""HTML in texts becomes plain text, what only looks like HTML stays; plain text becomes HTML that says the same."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.lheo.html import en_texte, est_riche, litteral


@pytest.mark.parametrize(
    ("html", "texte"),
    [
        ("<p>Un</p><p>Deux</p>", "Un\n\nDeux"),
        ("Un<br/>Deux<BR>Trois", "Un\nDeux\nTrois"),
        ("<ul><li>Un</li><li>Deux</li></ul>", "- Un\n- Deux"),
        ("<ol>\n  <li>Un</li>\n  <li>Deux</li>\n</ol>", "- Un\n\n- Deux"),
        ("<b>Gras</b> et <i>penché</i>", "Gras et penché"),
        ("<p>l&#039;&eacute;t&eacute; &amp; l&apos;hiver &#x2013; &nbsp;fin</p>", "l'été & l'hiver – fin"),
        ("R&amp;D", "R&D"),
        ('<a href="https://x.example/?a=1&copy=2">le site</a>', "le site"),
        ("<script>alert(1)</script>dit", "dit"),
        ("<style>p {color: red}</style><p>dit</p>", "dit"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ("<p>jamais fermé", "jamais fermé"),
        ("<p>public < 18 ans</p>", "public < 18 ans"),
        ("<p>niveau <bac ou moins</p>", "niveau <bac ou moins"),
    ],
)
def test_markup_becomes_plain_text(html: str, texte: str):
    assert est_riche(html)
    assert en_texte(html) == texte


@pytest.mark.parametrize(
    "texte",
    [
        "public < 18 ans",
        "<18 ans ou >26 ans",
        "niveau <bac",
        "R&D",
        "AT&T",
        "https://x.example/?a=1&copy=2&region=52",
        "x <- y -> z",
        "a && b",
    ],
)
def test_what_only_looks_like_markup_stays(texte: str):
    assert not est_riche(texte)
    assert en_texte(texte) == texte


@pytest.mark.parametrize("entite", ["&#0;", "&#x1;", "&#xD800;", "&#1114112;"])
def test_no_entity_makes_a_character_that_postgresql_refuses(entite: str):
    en_texte(f"<p>{entite}</p>").encode()
    assert "\0" not in en_texte(entite)


@pytest.mark.parametrize(
    ("dit", "ecrit"),
    [
        ("<b>gras</b>", "&lt;b>gras&lt;/b>"),
        ("<BR/> et < 3", "&lt;BR/> et < 3"),
        ("<!-- rien --><p>", "<!-- rien -->&lt;p>"),
        ("du HTML : &lt;b&gt;", "du HTML : &amp;lt;b&amp;gt;"),
        ("&eacute;t&#233;&#xE9;", "&amp;eacute;t&amp;#233;&amp;#xE9;"),
    ],
)
def test_what_would_be_read_as_markup_is_escaped(dit: str, ecrit: str):
    assert litteral(dit) == ecrit


@pytest.mark.parametrize(
    "dit",
    [
        "3 < 4",
        "a <3 b",
        "R&D",
        "Qualité & sécurité",
        "a > b",
        "50 %",
        "&;",
        "«l'été»",
        "<sarl>",
        "<!-- a -->",
        "&rien;",
    ],
)
def test_what_would_be_read_as_it_is_stays(dit: str):
    assert litteral(dit) == dit


# what markup is made of, whole or in pieces
MORCEAUX = [
    "<",
    ">",
    "/",
    "&",
    "lt",
    ";",
    "#60",
    "<p>",
    "<br/>",
    "</b>",
    "&lt;",
    "<!--",
    "-->",
    "<script>",
    "b",
    "é",
    " ",
]
PLATS = st.lists(st.sampled_from(MORCEAUX)).map("".join) | st.text()


@given(PLATS)
@example("<p </a>")
@example(" <b>\n\n\n\n&nbsp;\xa0")
def test_a_plain_text_is_read_back_as_it_was(texte: str):
    assert en_texte(litteral(texte)) == texte


# pieces of HTML, none of which is part of another
BALISES = ["<p>", "</p>", "<b>", "</b>", "<li>", "<br/>", "<td>", '<a href="?a=1&copy=2">', "<!-- a -->"]
ENTITES = ["&lt;", "&gt;", "&lt;b&gt;", "&lt;/b>", "&amp;", "&amp;lt;", "&eacute;", "&nbsp;", "&rien;"]
HTML = st.sampled_from([*BALISES, *ENTITES, "R&D", "a & b", "<18", "<bac", ">", "é", " ", "\n"])


@given(st.lists(HTML).map("".join))
def test_a_text_is_no_longer_when_it_goes_out_than_when_it_came_in(html: str):
    assert len(litteral(en_texte(html))) <= len(html)
