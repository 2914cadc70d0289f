"""A text taken apart: words, hyphens, quotes, exclusions, and texts that say nothing."""

import pytest

from loaders.texte.analyse import LONGUEUR_MAXIMALE, MOTS_AU_PLUS, Groupe, analyser
from loaders.texte.equivalences import EQUIVALENCES
from loaders.texte.unites import unites
from loaders.texte.vides import DE_DEMANDE, LETTRES, VIDES
from models.erreurs import EntreeInvalide

CAS = [
    ("Pâtissier", ["patissier"]),
    ("œuvre ÉLÉGANTE", ["oeuvre", "elegante"]),
    ("aide-soignant", ["aide soignant"]),
    ("l'électricité d’équipement", ["l", "electricite", "d", "equipement"]),
    ("chauffage/climatisation", ["chauffage", "climatisation"]),
    ("  soudure -  TIG ", ["soudure", "tig"]),
    ("« permis poids lourd »", ["permis poids lourd"]),
    ('un "guillemet seul', ["un", "guillemet", "seul"]),
    ("CACES® R.489", ["caces", "r", "489"]),
]


@pytest.mark.parametrize(("texte", "attendus"), CAS)
def test_words_are_folded_and_stay_together_by_hyphens_and_quotes(texte: str, attendus: list[str]):
    assert [" ".join(groupe.mots) for groupe in analyser(texte).groupes] == attendus


def test_quotes_make_an_expression():
    assert analyser('"poids lourd" permis').groupes == (
        Groupe(("poids", "lourd"), expression=True),
        Groupe(("permis",)),
    )


def test_a_dash_before_a_word_or_an_expression_excludes_it():
    lu = analyser('plomberie -chauffage -"eau chaude" sous-sol')
    assert [groupe.mots for groupe in lu.exclus] == [("chauffage",), ("eau", "chaude")]
    assert [groupe.mots for groupe in lu.groupes] == [("plomberie",), ("sous", "sol")]


@pytest.mark.parametrize(("texte", "fini"), [("plomb", False), ("plomb ", True), ("FLE", True), ('"plomb"', True)])
def test_what_ends_a_text_may_be_a_beginning(texte: str, fini: bool):
    assert analyser(texte).fini is fini


@pytest.mark.parametrize("texte", ["", "  ", "?!", "de la", "à l'", "pour les", '""', "-", "\0"])
def test_a_text_without_a_word_to_look_for_is_refused(texte: str):
    with pytest.raises(EntreeInvalide, match="ajoutez un métier"):
        analyser(texte)


def test_a_text_that_only_excludes_is_refused():
    with pytest.raises(EntreeInvalide, match="ajoutez un mot sans"):
        analyser("-plomberie")


def test_a_text_that_is_too_long_is_refused_before_it_is_read():
    with pytest.raises(EntreeInvalide, match=r"400 caractères au plus \(reçus : 2000000\)"):
        analyser("a" * 2_000_000)
    assert analyser("a" * LONGUEUR_MAXIMALE).groupes


def test_a_text_of_too_many_words_is_refused():
    with pytest.raises(EntreeInvalide, match=f"{MOTS_AU_PLUS} mots au plus"):
        analyser("ab " * (MOTS_AU_PLUS + 1))


UNITES = [
    ("formation de soudeur", ["soudeur"]),
    ("formation", ["formation"]),
    ("anglais soudeur anglais", ["anglais", "soudeur"]),
    ("permis d'engins", ["permis", "engins"]),
    ("permis D", ["permis", "d"]),
    ("aide-soignant de nuit", ["aide soignant", "nuit"]),
    ("pôle emploi angers", ["pole emploi", "angers"]),
    ("le pôle-emploi", ["pole emploi"]),
    ('"pôle emploi"', ["pole emploi"]),
]


@pytest.mark.parametrize(("texte", "attendues"), UNITES)
def test_units_are_terms_that_are_known_then_compounds_and_words(texte: str, attendues: list[str]):
    assert [" ".join(unite.mots) for unite in unites(analyser(texte))] == attendues


def test_an_expression_is_taken_at_its_word():
    (unite,) = unites(analyser('"pôle emploi"'))
    assert unite.equivalents == ()


def test_names_that_changed_find_each_other():
    for ancien, nouveau in (("pole emploi", "france travail"), ("opca", "opco"), ("direccte", "dreets")):
        a, b = tuple(ancien.split()), tuple(nouveau.split())
        assert b in EQUIVALENCES[a]
        assert a in EQUIVALENCES[b]


def test_no_equivalence_begins_with_a_word_that_is_left_out():
    assert [dit for dit in EQUIVALENCES if dit[0] in VIDES or dit[0] in LETTRES] == []


def test_words_are_left_out_for_one_reason():
    assert len(VIDES | LETTRES | DE_DEMANDE) == len(VIDES) + len(LETTRES) + len(DE_DEMANDE)
