"""What is looked for by its name, as the database compares it."""

import pytest

from loaders.recherche import motifs, par_index


def test_the_longest_word_comes_first():
    assert motifs("le St-Cœur") == '{"% saint%","% coeur%","% le%"}'


@pytest.mark.parametrize(("texte", "indexe"), [("ab", False), ("ab cd", False), ("abc", True), ("a abc", True)])
def test_three_letters_of_a_word_are_enough_for_the_index(texte: str, indexe: bool):
    assert par_index(motifs(texte)) is indexe
