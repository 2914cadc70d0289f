"""Every rule is named after its object, stands in that object's file, has a French wording, and a test."""

import re
from pathlib import Path

import pytest

from rules.regle import REGISTRE, Declaree, Moment
from rules.verification import MODULES

RACINE = Path(__file__).parents[2]
ESSAIS = "".join(essai.read_text(encoding="utf-8") for essai in (RACINE / "tests" / "rules").glob("test_*.py"))
PARTAGES = {"OFFRE_NON_MODIFIABLE"}  # one rule for all that is fed
PAR_CODE = pytest.mark.parametrize("declaree", REGISTRE, ids=lambda d: f"{d.regle.code}-{d.regle.de}")


def test_every_module_of_rules_is_looked_at():
    declarants = {
        chemin.stem
        for chemin in (RACINE / "rules").glob("*.py")
        if re.search(r"^@?declarer", chemin.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert declarants - {"regle"} == {module.__name__.removeprefix("rules.") for module in MODULES}


@PAR_CODE
def test_its_code_begins_with_its_object(declaree: Declaree):
    code = declaree.regle.code
    assert re.fullmatch(r"[A-Z]+(_[A-Z]+)+", code)
    assert code in PARTAGES or code.startswith(f"{declaree.regle.de}_")


def test_a_code_names_one_rule():
    codes = [d.regle.code for d in REGISTRE if d.regle.code not in PARTAGES]
    assert sorted(codes) == sorted(set(codes))


@PAR_CODE
def test_it_says_what_is_wrong_and_what_to_do(declaree: Declaree):
    for texte in (declaree.regle.message, declaree.regle.quoi_faire):
        assert re.match(r"[A-ZÀÉÊÔ«{]", texte)
        assert texte.endswith((".", "{motif}"))


@PAR_CODE
def test_it_stands_in_the_file_of_its_object(declaree: Declaree):
    module = declaree.examiner.__module__.removeprefix("rules.")
    generaux = {"textes", "adresse", "contact", "identifiants", "mots_cles", "non_modifiable"}
    assert module in generaux or module.split("_")[0] == declaree.regle.de.lower()


@PAR_CODE
def test_it_has_a_test(declaree: Declaree):
    code = declaree.regle.code
    # those on texts are made for each kind of object, and so are their tests
    genre, _, faute = code.partition("_TEXTE_")
    assert f'"{code}"' in ESSAIS or (faute and f'"{genre}", lambda' in ESSAIS and f"_TEXTE_{faute}" in ESSAIS)


def test_what_must_be_right_before_anything_is_handed_in_is_not_about_what_is_withdrawn():
    assert [d.regle.code for d in REGISTRE if d.regle.prealable and d.regle.moment is Moment.RETRAIT] == []
