"""Which Lhéo formations and actions an offer makes, and their numbers; nothing is asked of a database."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.lheo import regroupement
from exporters.lheo.dit import Dispositifs
from exporters.lheo.lecture import ActionLue, SessionLue, Voisinage

if TYPE_CHECKING:
    from exporters.lheo.regroupement import ActionLheo

NANTES, LAVAL = 1, 2


class Formation(NamedTuple):
    numero: str = "FO_1"
    proprietaire_id: int | None = None


class Etablissement(NamedTuple):
    numero: str
    organisme_id: int
    principal: bool = True


class Organisme(NamedTuple):
    numero: str


class Action(NamedTuple):
    numero: str = "AC_1"
    formation_id: int = 1
    organisme_id: int = 1
    etablissement_id: int = 1


class Session(NamedTuple):
    numero: str
    sites: tuple[int, ...]
    entrees_sorties_permanentes: bool


class Dispositif(NamedTuple):
    numero: str
    dit: str


def dispositif(numero: str, *dit: str | int | None) -> Dispositif:
    """Its type, then as many of the columns that follow as are given."""
    rien = (None, None, None, None, None, False, False, None, [])
    return Dispositif(numero, json.dumps([*dit, *rien[len(dit) :]]))


def session(numero: str, *sites: int, d: tuple[Dispositif, ...] = (), permanentes: bool = False) -> SessionLue:
    return SessionLue(Session(numero, sites, permanentes), Dispositifs([x.numero for x in d], tuple(x.dit for x in d)))


def parts(*sessions: SessionLue) -> list[ActionLheo]:
    return regroupement.actions(ActionLue(Action(), sessions))


def groupes(*sessions: SessionLue) -> list[list[str]]:
    return [[lue.ligne.numero for lue in part.sessions] for part in parts(*sessions)]


def numeros(*sessions: SessionLue) -> dict[str, str]:
    """The number of the Lhéo action of each session."""
    return {lue.ligne.numero: part.numero for part in parts(*sessions) for lue in part.sessions}


REGION, OPCO = dispositif("DI_1", "PRF", "2"), dispositif("DI_2", "OPCO", "16")
REGION_AUSSI = dispositif("DI_3", "PRF", "2")
REGION_12_PLACES = dispositif("DI_4", "PRF", "2", None, 12)
INITIALE = dispositif("DI_5", "FORMATION_INITIALE")

CAS = {
    "nothing distinguishes them": ([session("S1"), session("S2")], [["S1", "S2"]]),
    "one place": ([session("S1", NANTES), session("S2", NANTES)], [["S1", "S2"]]),
    "two places": ([session("S1", NANTES), session("S2", LAVAL)], [["S1"], ["S2"]]),
    "places that alternate": (
        [session("S1", LAVAL), session("S2", NANTES), session("S3", LAVAL)],
        [["S1", "S3"], ["S2"]],
    ),
    "several sites on a session": (
        [session("S1", NANTES, LAVAL), session("S2", NANTES), session("S3", NANTES, LAVAL)],
        [["S1", "S3"], ["S2"]],
    ),
    "the same sites, another one first": (
        [session("S1", NANTES, LAVAL), session("S2", LAVAL, NANTES)],
        [["S1"], ["S2"]],
    ),
    "no place known": ([session("S1"), session("S2", NANTES)], [["S1"], ["S2"]]),
    "different sets of D": (
        [session("S1", d=(REGION,)), session("S2", d=(REGION, OPCO)), session("S3", d=(OPCO,))],
        [["S1"], ["S2"], ["S3"]],
    ),
    "the same D, each its own": ([session("S1", d=(REGION,)), session("S2", d=(REGION_AUSSI,))], [["S1", "S2"]]),
    "the same D in another order": (
        [session("S1", d=(REGION, OPCO)), session("S2", d=(OPCO, REGION))],
        [["S1", "S2"]],
    ),
    "the same financeur for other places": (
        [session("S1", d=(REGION,)), session("S2", d=(REGION_12_PLACES,))],
        [["S1"], ["S2"]],
    ),
    "a D without financeur": ([session("S1", d=(INITIALE,)), session("S2")], [["S1"], ["S2"]]),
    "the same D twice": ([session("S1", d=(REGION, REGION_AUSSI)), session("S2", d=(REGION,))], [["S1"], ["S2"]]),
    "permanent entries": ([session("S1", permanentes=True), session("S2")], [["S1"], ["S2"]]),
    "no session": ([], []),
}


@pytest.mark.parametrize("cas", CAS)
def test_sessions_are_one_lheo_action_when_nothing_that_it_says_parts_them(cas: str):
    sessions, attendu = CAS[cas]
    assert groupes(*sessions) == attendu


def test_a_part_says_the_places_the_dispositifs_and_the_permanence_of_its_sessions():
    (part,) = parts(session("S1", LAVAL, NANTES, d=(REGION, OPCO), permanentes=True))
    assert (part.sites, part.dits, part.permanentes) == ((LAVAL, NANTES), (REGION.dit, OPCO.dit), True)


def test_an_action_that_nothing_distinguishes_keeps_its_number():
    assert numeros(session("S1")) == {"S1": "AC_1"}


@pytest.mark.parametrize(
    "seule", [session("S1", NANTES), session("S1", d=(INITIALE,)), session("S1", permanentes=True)]
)
def test_the_only_part_of_an_action_is_numbered_by_what_distinguishes_it(seule: SessionLue):
    assert re.fullmatch("AC_1-[0-9a-f]{8}", numeros(seule)["S1"])


@pytest.mark.parametrize(
    ("session_lue", "numero"),
    [
        (session("S1", NANTES), "AC_1-f2edde15"),
        (session("S1", d=(REGION,)), "AC_1-6ac69052"),
        (session("S1", permanentes=True), "AC_1-df150d95"),
    ],
)
def test_a_number_once_given_is_given_for_ever(session_lue: SessionLue, numero: str):
    assert numeros(session_lue)["S1"] == numero


SESSIONS = {
    f"{site} {dispositifs} {permanentes}": (site, dispositifs, permanentes)
    for site in ((), (NANTES,), (LAVAL,), (NANTES, LAVAL), (LAVAL, NANTES))
    for dispositifs in ((), (REGION,), (OPCO,), (REGION, OPCO))
    for permanentes in (False, True)
}


def tirees(noms: list[str]) -> list[SessionLue]:
    return [session(nom, *SESSIONS[nom][0], d=SESSIONS[nom][1], permanentes=SESSIONS[nom][2]) for nom in noms]


@given(st.lists(st.sampled_from(sorted(SESSIONS)), unique=True), st.randoms())
def test_a_number_does_not_change_when_another_part_comes_goes_or_moves(noms: list[str], hasard: object):
    ensemble = numeros(*tirees(noms))
    hasard.shuffle(noms)  # type: ignore[attr-defined]
    assert numeros(*tirees(noms)) == ensemble
    assert {nom: numeros(*tirees([nom]))[nom] for nom in noms} == ensemble


def test_parts_have_numbers_of_their_own():
    assert len(set(numeros(*tirees(sorted(SESSIONS))).values())) == len(SESSIONS)


@given(st.lists(st.sampled_from(sorted(SESSIONS))))
def test_every_session_is_in_one_part(noms: list[str]):
    lues = [lue._replace(ligne=lue.ligne._replace(numero=str(rang))) for rang, lue in enumerate(tirees(noms))]
    assert sorted(numero for groupe in groupes(*lues) for numero in groupe) == sorted(map(str, range(len(noms))))


def test_a_formation_de_reference_shared_by_three_organismes_makes_three_formations():
    suite = [Action(f"AC_{o}{rang}", 1, o, o) for o in (1, 2, 3) for rang in (1, 2)]

    faites = list(regroupement.formations([ActionLue(action, ()) for action in suite]))

    assert [(f.formation, f.organisme, [lue.ligne.numero for lue in f.actions]) for f in faites] == [
        (1, 1, ["AC_11", "AC_12"]),
        (1, 2, ["AC_21", "AC_22"]),
        (1, 3, ["AC_31", "AC_32"]),
    ]


def test_two_etablissements_of_an_organisme_make_two_formations():
    suite = [ActionLue(Action(f"AC_{rang}", etablissement_id=rang), ()) for rang in (1, 2)]
    assert [(f.organisme, f.etablissement) for f in regroupement.formations(suite)] == [(1, 1), (1, 2)]


@pytest.mark.parametrize(
    ("formation", "etablissement", "numero"),
    [
        (Formation(proprietaire_id=1), Etablissement("ET_1", 1), "FO_1"),
        (Formation(proprietaire_id=1), Etablissement("ET_2", 1, principal=False), "FO_1-ET_2"),
        (Formation(proprietaire_id=1), Etablissement("ET_3", 2), "FO_1-ET_3"),
        (Formation(), Etablissement("ET_1", 1), "FO_1-ET_1"),
        (Formation(), Etablissement("ET_2", 1, principal=False), "FO_1-ET_2"),
    ],
    ids=["its owner", "another etablissement of its owner", "another organisme", "of reference", "of reference too"],
)
def test_a_formation_is_numbered_by_who_answers_for_it(formation: Formation, etablissement: Etablissement, numero: str):
    assert regroupement.numero_de_formation(formation, etablissement) == numero


def test_an_organisme_without_an_offer_is_described_by_its_first_etablissement():
    siens = {1: Etablissement("ET_1", 1), 2: Etablissement("ET_2", 1), 3: Etablissement("ET_3", 2)}
    voisinage = Voisinage({}, siens, {1: Organisme("OR_1"), 2: Organisme("OR_2")}, {}, {}, {})
    assert [(o.numero, e.numero) for o, e in regroupement.annuaire(voisinage)] == [("OR_1", "ET_1"), ("OR_2", "ET_3")]
