"""Why a session is not in the feed of the day: each status of it and of what it is of, what Lhéo refuses, when."""

from collections.abc import Mapping
from datetime import date

import pytest

from models.enumerations import NiveauAnomalie, Statut, TypeObjet
from rules.diffusion import Faits, motifs
from rules.regle import Anomalie

NUMERO, AUJOURD_HUI = "SE_0000000001", date(2026, 12, 30)
TOUS = dict.fromkeys(("session", "action", "formation", "etablissement", "organisme"), Statut.VALIDEE)
S = Statut


def dire(
    statuts: Mapping[str, Statut],
    motif: str | None = None,
    validee_le: date | None = None,
    refus: tuple[str, ...] = (),
) -> list[Anomalie]:
    return [*motifs(Faits({**TOUS, **statuts}, motif, validee_le, refus), NUMERO, AUJOURD_HUI)]


@pytest.mark.parametrize(
    ("noun", "statut", "code", "message", "faire"),
    [
        (
            *("session", S.EN_COURS_DE_SAISIE, "SESSION_DIFFUSION_SESSION_EN_COURS_DE_SAISIE"),
            "La session est en cours de saisie : elle n'a pas encore été soumise au Carif.",
            "Soumettez-la.",
        ),
        (
            *("session", S.SOUMISE, "SESSION_DIFFUSION_SESSION_SOUMISE"),
            "La session attend la validation du Carif.",
            "Rien : elle sera chez les partenaires trois jours au plus après sa validation.",
        ),
        (
            *("session", S.A_CORRIGER, "SESSION_DIFFUSION_SESSION_A_CORRIGER"),
            *("La session a été retournée par le Carif.", "Corrigez-la, puis soumettez-la de nouveau."),
        ),
        (
            *("session", S.REFUSEE, "SESSION_DIFFUSION_SESSION_REFUSEE"),
            *("La session a été refusée par le Carif.",),
            "Lisez le motif, puis dupliquez-la si vous pouvez y répondre.",
        ),
        (
            *("session", S.SUSPENDUE, "SESSION_DIFFUSION_SESSION_SUSPENDUE"),
            *("La session est suspendue par le Carif.", "Lisez le motif, et répondez au Carif."),
        ),
        (
            *("session", S.ANNULEE, "SESSION_DIFFUSION_SESSION_ANNULEE"),
            *("La session est annulée.", "Dupliquez-la pour la proposer de nouveau."),
        ),
        (
            *("session", S.PERIMEE, "SESSION_DIFFUSION_SESSION_PERIMEE"),
            *("La session est finie.", "Dupliquez-la aux dates suivantes."),
        ),
        (
            *("action", S.ARCHIVEE, "SESSION_DIFFUSION_ACTION_ARCHIVEE"),
            *("L'action est archivée.", "Dupliquez-la pour la proposer de nouveau."),
        ),
        (
            *("formation", S.SOUMISE, "SESSION_DIFFUSION_FORMATION_SOUMISE"),
            "La formation attend la validation du Carif.",
            "Rien : elle sera chez les partenaires trois jours au plus après sa validation.",
        ),
        (
            *("etablissement", S.A_CORRIGER, "SESSION_DIFFUSION_ETABLISSEMENT_A_CORRIGER"),
            "La fiche de l'établissement a été retournée par le Carif.",
            "Corrigez-la, puis soumettez-la de nouveau.",
        ),
        (
            *("organisme", S.SUSPENDUE, "SESSION_DIFFUSION_ORGANISME_SUSPENDUE"),
            *("La fiche de l'organisme est suspendue par le Carif.", "Lisez le motif, et répondez au Carif."),
        ),
    ],
)
def test_what_is_not_validated_says_so_and_what_to_do(noun: str, statut: Statut, code: str, message: str, faire: str):
    bloquant, objet = NiveauAnomalie.BLOQUANT, TypeObjet.SESSION
    assert dire({noun: statut}) == [Anomalie(code, bloquant, message, (), faire, objet, NUMERO)]


@pytest.mark.parametrize("statut", [statut for statut in Statut if statut is not Statut.VALIDEE])
@pytest.mark.parametrize("noun", TOUS)
def test_every_status_of_everything_has_its_motif(noun: str, statut: Statut):
    assert [dite.code for dite in dire({noun: statut})] == [f"SESSION_DIFFUSION_{noun.upper()}_{statut}"]


def test_what_is_validated_is_in_the_feed():
    assert dire({}) == []


def test_all_are_told_the_session_s_own_first():
    dites = dire({"organisme": S.SUSPENDUE, "session": S.SOUMISE, "action": S.SOUMISE})
    assert [dite.code.removeprefix("SESSION_DIFFUSION_") for dite in dites] == [
        "SESSION_SOUMISE",
        "ACTION_SOUMISE",
        "ORGANISME_SUSPENDUE",
    ]


@pytest.mark.parametrize("statut", [S.A_CORRIGER, S.REFUSEE, S.SUSPENDUE, S.ANNULEE, S.ARCHIVEE])
def test_the_reason_of_the_carif_is_quoted(statut: Statut):
    [dite] = dire({"session": statut}, "Le lieu manque.")
    assert dite.message.endswith(" : « Le lieu manque. ».")


@pytest.mark.parametrize("statut", [S.EN_COURS_DE_SAISIE, S.SOUMISE, S.PERIMEE])
def test_what_nobody_decided_has_no_reason(statut: Statut):
    assert "«" not in dire({"session": statut}, "Le lieu manque.")[0].message


def test_the_reason_is_of_the_session_and_of_nothing_else():
    [dite] = dire({"action": S.A_CORRIGER}, "Le lieu manque.")
    assert dite.message == "L'action a été retournée par le Carif."


def test_what_lheo_refuses_is_told_one_by_one():
    refus = ("Pas d'adresse.", "Pas de Formacode.")
    assert [(dite.code, dite.message, dite.quoi_faire) for dite in dire({}, None, None, refus)] == [
        ("SESSION_DIFFUSION_LHEO", f"Lhéo refuse cette offre : {un}", "Complétez ce qui manque.") for un in refus
    ]


def test_what_is_validated_today_is_told_when_it_will_be_there():
    [dite] = dire({}, None, AUJOURD_HUI)
    assert (dite.code, dite.niveau, dite.quoi_faire) == (
        "SESSION_DIFFUSION_DEMAIN",
        NiveauAnomalie.CONSEIL,
        "Rien.",
    )
    assert dite.message == (
        "Validée aujourd'hui : dans le flux du 31 décembre 2026, traitée le 1er janvier 2027, chez les partenaires le"
        " 2 janvier 2027 au plus tard."
    )


@pytest.mark.parametrize(
    ("statuts", "validee_le"),
    [({}, date(2026, 12, 29)), ({}, None), ({"session": S.ANNULEE}, AUJOURD_HUI)],
    ids=["yesterday", "by no one", "cancelled since"],
)
def test_nothing_else_is_for_tomorrow(statuts: Mapping[str, Statut], validee_le: date | None):
    assert "SESSION_DIFFUSION_DEMAIN" not in {dite.code for dite in dire(statuts, None, validee_le)}
