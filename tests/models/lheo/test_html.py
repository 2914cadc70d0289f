"""HTML in texts becomes plain text; what only looks like HTML stays."""

import pytest

from models.lheo.html import en_texte, est_riche


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
