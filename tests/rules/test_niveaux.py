"""What blocks an import, and what is only told."""

import pytest

from models.enumerations import NiveauAnomalie
from rules.niveaux import A_L_IMPORT, niveau_a_l_import, regle_de
from rules.verification import regles

BLOQUANT, AVERTISSEMENT = NiveauAnomalie.BLOQUANT, NiveauAnomalie.AVERTISSEMENT


def test_an_import_cannot_do_without_who_answers_for_the_offer_and_its_title():
    bloquants = {regle.code for regle in regles() if niveau_a_l_import(regle) is BLOQUANT}
    assert bloquants == {
        "ETABLISSEMENT_SIRET_CLE",
        "ETABLISSEMENT_SIRET_FORMAT",
        "FORMATION_INTITULE_OBLIGATOIRE",
        "ORGANISME_NDA_FORMAT",
        "ORGANISME_RAISON_SOCIALE_OBLIGATOIRE",
    }


@pytest.mark.parametrize(
    ("code", "niveau"),
    [
        ("SESSION_DISPOSITIF_REQUIS", AVERTISSEMENT),
        ("SESSION_DATE_DEBUT_INCONNUE", AVERTISSEMENT),
        ("ACTION_HABILITATION_A_VERIFIER", NiveauAnomalie.A_VERIFIER),
    ],
)
def test_what_would_block_a_person_is_told_and_let_in(code: str, niveau: NiveauAnomalie):
    assert niveau_a_l_import(regle_de(code)) is niveau


def test_advice_is_for_who_writes():
    assert {regle.niveau for regle in regles() if niveau_a_l_import(regle) is None} == {NiveauAnomalie.CONSEIL}


def test_every_level_of_its_own_is_that_of_a_rule():
    assert {regle.code for regle in regles()} >= A_L_IMPORT.keys()
