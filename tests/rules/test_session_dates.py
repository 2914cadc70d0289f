"""How far away the dates of a session may be: 10 years from now, and none before 1950."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from rules.dossier import Recrutement
from rules.regle import Moment
from rules.verification import verifier
from tests.rules.dossiers import AUJOURD_HUI, ICI, anomalies, chemins, session

CODE = "SESSION_DATE_IMPOSSIBLE"
LOIN, TROP = date(2036, 12, 31), date(2037, 1, 1)
JADIS, AVANT = date(1950, 1, 1), date(1949, 12, 31)


@pytest.mark.parametrize("faux", [TROP, AVANT, date.max, date.min])
@pytest.mark.parametrize(
    ("valeurs", "chemin"),
    [
        (lambda jour: {"debut": jour}, "debut"),
        (lambda jour: {"fin": jour}, "fin"),
        (lambda jour: {"inscription_du": jour}, "inscriptionDu"),
        (lambda jour: {"inscription_au": jour}, "inscriptionAu"),
        (lambda jour: {"recrutements": (Recrutement(debut=jour),)}, "recrutements.0.debut"),
        (lambda jour: {"recrutements": (Recrutement(), Recrutement(fin=jour))}, "recrutements.1.fin"),
    ],
)
def test_nobody_means_such_a_date(valeurs: Any, chemin: str, faux: date):
    assert chemins(session(**valeurs(faux)), CODE) == [chemin]


@pytest.mark.parametrize("juste", [LOIN, JADIS])
def test_somebody_may_mean_the_others(juste: date):
    assert chemins(session(debut=juste, fin=None, inscription_du=juste), CODE) == []


def test_it_says_between_which_years():
    (dite,) = (a for a in anomalies(session(fin=TROP), Moment.SAISIE) if a.code == CODE)
    assert (dite.niveau, dite.message) == (
        "BLOQUANT",
        "La date du 1er janvier 2037 n'est pas possible : de 1950 à 2036.",
    )


def test_an_operator_chooses_how_many_years():
    parametres = replace(ICI, annees_a_venir_max=1)
    dites = verifier(session(), Moment.SAISIE, AUJOURD_HUI, parametres)
    assert [a.champ for a in dites if a.code == CODE] == [("fin",)]
