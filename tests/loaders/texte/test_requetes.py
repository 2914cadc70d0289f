"""What people type finds what they mean: the 40 requests of recherche.tsv, then others that nothing was made for."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from loaders.texte.interrogation import Essai
from loaders.texte.lieux import Lieu

ICI = Path(__file__).parent
Chercher = Callable[[str], Any]
Essais = Callable[[str], tuple[Essai, ...]]


def requetes(nom: str) -> list[tuple[str, set[str]]]:
    """Requests, and the formacodes of which at least one must be carried by the first five results."""
    lignes = [ligne for ligne in (ICI / nom).read_text(encoding="utf-8").splitlines() if not ligne.startswith("#")]
    lues = csv.DictReader(lignes, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [(ligne["requete"], set(ligne["formacodes attendus"].split())) for ligne in lues]


TOUTES = requetes("recherche.tsv") + requetes("autres_requetes.tsv")


def test_the_lists_are_whole():
    assert [len(requetes(nom)) for nom in ("recherche.tsv", "autres_requetes.tsv")] == [40, 70]


@pytest.mark.parametrize(("requete", "attendus"), TOUTES, ids=[requete for requete, _ in TOUTES])
def test_the_first_results_are_about_what_was_asked(chercher: Chercher, requete: str, attendus: set[str]):
    reponse = chercher(requete)
    assert any(codes & attendus for codes in reponse.formacodes), reponse


def test_a_place_keeps_the_offer_that_is_near_it(chercher: Chercher):
    reponse = chercher("conduite poids lourd nantes")
    assert reponse.essai.lieu == Lieu("Nantes", communes=("44109",))
    assert all("31816" in codes for codes in reponse.formacodes)


def test_no_first_result_of_a_plain_trade_is_about_another(chercher: Chercher):
    for metier, code in (("boulanger", "21538"), ("soudeur", "23026"), ("électricien", "24054"), ("anglais", "15234")):
        assert all(code in codes for codes in chercher(metier).formacodes), metier


def test_every_line_is_answered_without_leaving_words_out(essais: Essais):
    larges = [requete for requete, _ in requetes("recherche.tsv") if ecartes(essais(requete)[0])]
    assert larges == []


def ecartes(essai: Essai) -> bool:
    return any(remarque.code in {"MOT_IGNORE", "MOT_LAISSE_DE_COTE"} for remarque in essai.remarques)
