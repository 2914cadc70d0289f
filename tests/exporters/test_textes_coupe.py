"""Cuts keep as much as fits."""

import pytest

from exporters.lheo.textes import couper
from models.lheo.html import litteral


@pytest.mark.parametrize(
    ("texte", "maximum", "garde"),
    [
        ("Monter un mur", 13, "Monter un mur"),
        ("Monter un mur", 12, "Monter un…"),
        ("Monter un mur", 10, "Monter un…"),
        ("Monter un mur", 9, "Monter…"),
        ("Monter un mur", 7, "Monter…"),
        ("Anticonstitutionnellement", 10, "Anticonst…"),
        ("😀" * 11, 10, "😀" * 9 + "…"),
        ("Monter un mur", 1, "…"),
    ],
)
def test_a_text_is_cut_between_two_words_where_it_can(texte: str, maximum: int, garde: str):
    assert couper(texte, maximum) == garde


@pytest.mark.parametrize("texte", ["mot " * 2000, "<p>mot</p> " * 300, "x" * 6001], ids=["long", "HTML", "no space"])
def test_what_is_kept_is_as_long_as_may_be(texte: str):
    assert 2980 <= len(litteral(couper(texte, 3000))) <= 3000
