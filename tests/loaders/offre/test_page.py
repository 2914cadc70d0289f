"""Pages: each order as it is stated, the same rows whatever their sizes, by the walk as by the general statement."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.fenetre import Arete, Fenetre
from loaders.offre import page, parcours
from loaders.offre.filtre import Filtre
from loaders.offre.question import Question
from models.choix import OffreTri
from models.enumerations import Statut
from models.recherche import A_DISTANCE
from tests.loaders.conftest import REGARD
from tests.loaders.offre.filtres import AUTOUR, AUTRES, FREQUENTS, MAYENNE, Lieu, filtres

AUJOURD_HUI = date(2026, 11, 23)
ICI = Filtre(lieu=Lieu(**MAYENNE, rayon_m=200_000))
TOUT = Filtre(statuts=(Statut.VALIDEE, Statut.PERIMEE, Statut.ANNULEE, Statut.ARCHIVEE))
ORDRES = [
    Question(),
    Question(TOUT),
    Question(TOUT, tri=OffreTri.MISE_A_JOUR),
    Question(ICI),
    Question(ICI, tri=OffreTri.DISTANCE),
]
Lire = Callable[..., list[Any]]


def generale(lire: Lire, question: Question, fenetre: Fenetre, decalage: int = 0) -> list[Arete]:
    return page.aretes(question, lire(page.page(question, fenetre, decalage, REGARD)))[: fenetre.taille]


def marche(lire: Lire, question: Question, fenetre: Fenetre) -> list[Arete]:
    lignes: list[Any] = []
    for moitie, voulue in parcours.moities(fenetre):
        if len(lignes) <= fenetre.taille:
            lignes += lire(parcours.page(question, moitie, voulue, len(lignes), REGARD))
    return page.aretes(question, lignes)[: fenetre.taille]


def toutes(lire: Lire, question: Question, taille: int, une: Callable[..., list[Arete]] = generale) -> list[Arete]:
    """All pages of this size, one after the other."""
    lues: list[Arete] = []
    fenetre = Fenetre(taille)
    while aretes := une(lire, question, fenetre):
        lues += aretes
        fenetre = replace(fenetre, apres=tuple(map(str, aretes[-1].tri)))
        assert len(lues) < 1000
    return lues


def numeros(aretes: list[Arete]) -> list[str]:
    """The number of an action follows its place in the order."""
    return [arete.tri[-1] for arete in aretes]


def attendus(connexion: psycopg.Connection, question: Question) -> list[str]:
    """The order as it is stated, worked out in Python."""
    lignes: dict[str, list[Any]] = {}
    avec = f"WITH {question.avec.rstrip(', ')} " if question.avec else ""
    metres = "proche.metres" if question.situee else "NULL"
    texte = (
        f"{avec}SELECT action_numero, nullif(debut, '9999-12-31'), modifiee_le, {metres}, offre.site_id"
        f" FROM {question.source} WHERE {' AND '.join(question.conditions())}"
    )
    for numero, *ligne in connexion.execute(texte, question.parametres(REGARD)):
        lignes.setdefault(numero, []).append(ligne)

    def par_date(numero: str) -> tuple[int, int]:
        debuts = [debut or date(9999, 12, 31) for debut, *_ in lignes[numero]]
        a_venir = [debut for debut in debuts if debut >= AUJOURD_HUI]
        return (0, min(a_venir).toordinal()) if a_venir else (1, -max(debuts).toordinal())

    def par_distance(numero: str) -> float:
        return min(float("inf") if site == A_DISTANCE else m for *_, m, site in lignes[numero])

    def par_mise_a_jour(numero: str) -> float:
        return -max(modifiee.timestamp() for _, modifiee, *_ in lignes[numero])

    cles: dict[OffreTri, Callable[[str], Any]] = {
        OffreTri.DATE: lambda n: (par_date(n), n),
        OffreTri.DISTANCE: lambda n: (par_distance(n), par_date(n), n),
        OffreTri.MISE_A_JOUR: lambda n: (par_mise_a_jour(n), n),
    }
    return sorted(lignes, key=cles[question.ordre_choisi])


@pytest.mark.parametrize("question", ORDRES)
def test_an_order_is_as_it_is_stated(lire: Lire, foule: psycopg.Connection, question: Question):
    lus = numeros(generale(lire, question, Fenetre(250)))

    assert (len(lus) > 90, lus) == (True, attendus(foule, question))


@pytest.mark.parametrize("question", ORDRES)
@pytest.mark.parametrize("taille", [7, 100])
def test_pages_by_cursors_give_each_action_once(lire: Lire, question: Question, taille: int):
    assert numeros(toutes(lire, question, taille)) == numeros(generale(lire, question, Fenetre(250)))


@pytest.mark.parametrize("question", ORDRES)
def test_numbered_pages_give_each_action_once(lire: Lire, question: Question):
    lues = [arete for n in range(0, 250, 30) for arete in generale(lire, question, Fenetre(30), n)]

    assert numeros(lues) == numeros(generale(lire, question, Fenetre(250)))


@pytest.mark.parametrize("taille", [1, 7, 250])
def test_walks_cross_from_those_to_come_to_those_that_began(lire: Lire, taille: int):
    question = Question(TOUT)
    lus = numeros(toutes(lire, question, taille, marche))

    assert lus == numeros(generale(lire, question, Fenetre(250)))


@settings(max_examples=60, derandomize=True)
@given(filtres(FREQUENTS | {"lieu": AUTOUR}), st.integers(1, 40), st.integers(0, 60))
def test_walks_and_the_general_statement_give_the_same_page(lire: Lire, filtre: Filtre, taille: int, rang: int):
    question = Question(filtre)
    assert parcours.convient(question)
    avant = generale(lire, question, Fenetre(250))[:rang]
    fenetre = Fenetre(taille, tuple(map(str, avant[-1].tri)) if avant else None)

    assert marche(lire, question, fenetre) == generale(lire, question, fenetre)


@pytest.mark.parametrize(("lieu", "nombreux"), [(MAYENNE, True), ({"latitude": 0.0, "longitude": 0.0}, False)])
def test_a_page_is_walked_where_near_places_are_many(lire: Lire, lieu: dict[str, float], nombreux: bool):
    requete = parcours.part(Question(Filtre(lieu=Lieu(**lieu, a_distance=False))), REGARD)
    assert requete is not None
    assert lire(requete) == [(nombreux,)]


def test_no_place_is_counted_where_none_is_asked_for():
    assert parcours.part(Question(), REGARD) is None


@settings(max_examples=30, derandomize=True)
@given(filtres(FREQUENTS | AUTRES))
def test_the_total_counts_what_pages_give(lire: Lire, filtre: Filtre):
    question = Question(filtre)
    [[total]] = lire(page.total(question, REGARD, exact=True))

    assert total == len(generale(lire, question, Fenetre(250)))
