"""The circuit, written out: every status, gesture and role."""

from itertools import product

import pytest

from models.autosaisie import Droit, Role
from models.enumerations import Geste, Noun, Source, Statut
from models.lecteur import PUBLIC, DroitSur, Lecteur
from rules.circuit import Acteur, Situation, acteur, attend, gestes, passage

ORGANISME, AUTRE = 101, 102
S, G = Statut, Geste


def compte(droit: Droit, organisme: int = ORGANISME, *, lecture_seule: bool = False) -> Lecteur:
    return Lecteur(Role.ORGANISME, 1, "a@of.example", (DroitSur(organisme, droit),), lecture_seule=lecture_seule)


CARIF, ADMIN = Lecteur(Role.CARIF, 2, "b@carif.example"), Lecteur(Role.ADMIN, 3, "c@carif.example")
SAISIE, GESTION, LECTURE = (compte(droit) for droit in (Droit.SAISIE, Droit.GESTION, Droit.LECTURE))
REFUSES = (
    PUBLIC,
    LECTURE,
    compte(Droit.GESTION, AUTRE),
    compte(Droit.GESTION, lecture_seule=True),
    Lecteur(Role.PARTENAIRE, 4, "d@partenaire.example"),
    Lecteur(Role.CARIF, 2, "b@carif.example", lecture_seule=True),
)
# where each gesture leads a session that waits for nobody's edit: for the organisme, then for the Carif
TABLE = {
    S.EN_COURS_DE_SAISIE: (
        {G.MODIFIER: None, G.SOUMETTRE: S.SOUMISE, G.DUPLIQUER: None},
        {G.MODIFIER: None, G.SOUMETTRE: S.SOUMISE, G.DUPLIQUER: None},
    ),
    S.SOUMISE: (
        {G.MODIFIER: None, G.DUPLIQUER: None},
        {
            G.MODIFIER: None,
            G.PRENDRE_EN_CHARGE: None,
            G.VALIDER: S.VALIDEE,
            G.RETOURNER: S.A_CORRIGER,
            G.REFUSER: S.REFUSEE,
            G.DUPLIQUER: None,
        },
    ),
    S.A_CORRIGER: (
        {G.MODIFIER: None, G.SOUMETTRE: S.SOUMISE, G.DUPLIQUER: None},
        {G.MODIFIER: None, G.SOUMETTRE: S.SOUMISE, G.DUPLIQUER: None},
    ),
    S.VALIDEE: (
        {G.MODIFIER: None, G.ANNULER: S.ANNULEE, G.ARCHIVER: S.ARCHIVEE, G.DUPLIQUER: None},
        {
            G.MODIFIER: None,
            G.SUSPENDRE: S.SUSPENDUE,
            G.ANNULER: S.ANNULEE,
            G.ARCHIVER: S.ARCHIVEE,
            G.DUPLIQUER: None,
        },
    ),
    S.REFUSEE: ({G.DUPLIQUER: None}, {G.DUPLIQUER: None}),
    S.SUSPENDUE: ({}, {G.RETABLIR: S.VALIDEE}),
    S.ANNULEE: ({G.DUPLIQUER: None}, {G.DUPLIQUER: None}),
    S.ARCHIVEE: ({G.DUPLIQUER: None}, {G.DUPLIQUER: None}),
}
TABLE[S.PERIMEE] = TABLE[S.VALIDEE]
AVEC_MOTIF = {G.RETOURNER, G.REFUSER, G.SUSPENDRE}


def session(statut: Statut, modification: Statut | None = None, *, conventionnee: bool = False) -> Situation:
    return Situation(Noun.SESSION, statut, Source.SAISIE, ORGANISME, modification, conventionnee)


@pytest.mark.parametrize(("statut", "geste", "qui"), [*product(Statut, Geste, Acteur)])
def test_each_gesture_leads_where_the_table_says_or_is_not_possible(statut: Statut, geste: Geste, qui: Acteur):
    attendus = TABLE[statut][0 if qui is Acteur.ORGANISME else 1]
    trouve = passage(session(statut), geste, qui)
    assert (trouve is not None) == (geste in attendus)
    if trouve is not None:
        assert (trouve.vers, trouve.motif) == (attendus[geste], geste in AVEC_MOTIF)


@pytest.mark.parametrize("statut", Statut)
def test_the_buttons_of_each_are_those_of_the_table(statut: Statut):
    de_l_organisme, du_carif = TABLE[statut]
    for lecteur, attendus in (
        (SAISIE, de_l_organisme),
        (GESTION, de_l_organisme),
        (CARIF, du_carif),
        (ADMIN, du_carif),
    ):
        assert gestes(session(statut), lecteur) == [geste for geste in Geste if geste in attendus]


@pytest.mark.parametrize(("statut", "lecteur"), [*product(Statut, REFUSES)])
def test_nobody_else_has_a_button(statut: Statut, lecteur: Lecteur):
    assert gestes(session(statut), lecteur) == []


@pytest.mark.parametrize(("modification", "geste"), [*product((S.EN_COURS_DE_SAISIE, S.SOUMISE, S.A_CORRIGER), Geste)])
def test_a_pending_edit_goes_by_its_own_status_and_the_rest_by_that_of_the_object(modification: Statut, geste: Geste):
    de_l_edit = {G.MODIFIER, G.SOUMETTRE, G.PRENDRE_EN_CHARGE, G.VALIDER, G.RETOURNER, G.REFUSER}
    for qui in Acteur:
        attendus = TABLE[modification if geste in de_l_edit else S.VALIDEE][0 if qui is Acteur.ORGANISME else 1]
        assert (passage(session(S.VALIDEE, modification), geste, qui) is not None) == (geste in attendus)


@pytest.mark.parametrize(("geste", "qui"), [*product((G.ANNULER, G.ARCHIVER), Acteur)])
def test_what_public_funds_bought_is_withdrawn_by_the_carif_alone(geste: Geste, qui: Acteur):
    trouve = passage(session(S.VALIDEE, conventionnee=True), geste, qui)
    assert (trouve is not None) == (qui is Acteur.CARIF)


@pytest.mark.parametrize(
    ("noun", "geste", "attendu"),
    [
        (Noun.ORGANISME, G.CONFIRMER, True),
        (Noun.SESSION, G.CONFIRMER, False),
        (Noun.ETABLISSEMENT, G.CONFIRMER, False),
        (Noun.ACTION, G.DUPLIQUER, False),
        (Noun.FORMATION, G.DUPLIQUER, False),
        (Noun.FORMATION, G.SUSPENDRE, True),
    ],
)
def test_some_gestures_are_of_one_noun(noun: Noun, geste: Geste, attendu: bool):
    situation = Situation(noun, S.VALIDEE, Source.SAISIE, ORGANISME)
    assert (passage(situation, geste, Acteur.CARIF) is not None) is attendu


@pytest.mark.parametrize(
    ("noun", "droit", "attendu"),
    [
        (Noun.ORGANISME, Droit.SAISIE, None),
        (Noun.ORGANISME, Droit.GESTION, Acteur.ORGANISME),
        (Noun.ETABLISSEMENT, Droit.SAISIE, None),
        (Noun.ETABLISSEMENT, Droit.GESTION, Acteur.ORGANISME),
        *((noun, Droit.SAISIE, Acteur.ORGANISME) for noun in (Noun.SITE, Noun.CONTACT, Noun.FORMATION, Noun.ACTION)),
        (Noun.CONTACT, Droit.LECTURE, None),
    ],
)
def test_the_right_that_each_noun_takes(noun: Noun, droit: Droit, attendu: Acteur | None):
    assert acteur(Situation(noun, S.VALIDEE, Source.SAISIE, ORGANISME), compte(droit)) is attendu


@pytest.mark.parametrize("lecteur", [CARIF, ADMIN, GESTION])
@pytest.mark.parametrize(
    ("source", "organisme"), [(Source.IDEO, ORGANISME), (Source.CERTIFINFO, None), (Source.SAISIE, None)]
)
def test_what_is_read_only_has_no_button(lecteur: Lecteur, source: Source, organisme: int | None):
    assert gestes(Situation(Noun.FORMATION, S.VALIDEE, source, organisme), lecteur) == []


@pytest.mark.parametrize("statut", Statut)
def test_edits_of_the_organisme_wait_beside_what_is_diffused(statut: Statut):
    diffusee = statut in {S.VALIDEE, S.PERIMEE}
    assert attend(session(statut), Acteur.ORGANISME) is diffusee
    assert attend(session(statut), Acteur.CARIF) is False


@pytest.mark.parametrize(("statut", "qui"), [*product(Statut, Acteur)])
def test_an_edit_that_waits_is_not_overtaken_whatever_became_of_its_object(statut: Statut, qui: Acteur):
    assert attend(session(statut, S.SOUMISE), qui) is True
