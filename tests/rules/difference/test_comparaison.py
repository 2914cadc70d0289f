"""Two states compared: each kind of value, said for people to read."""

from typing import Any

import pytest

from rules.difference.comparaison import Difference, comparer, references

LIBELLES = {
    ("site", "1"): "Mayenne",
    ("site", "2"): "Laval",
    ("contact", "1"): "Anne Ébrard",
    ("contact", "2"): "Anne Ébrard",
    ("type_dispositif", "OPCO"): "Financement OPCO",
    ("financeur", "16"): "OPCO",
    ("public_vise", "7"): "Salarié",
    ("public_vise", "8"): "Tout public",
    ("modalite_recrutement", "9"): "Information collective",
    ("adresse", "21"): "12 rue des Ébénistes, 53100 MAYENNE",
}
SESSION = {"statut": "VALIDEE", "declaree_perimee": False, "debut": None, "debut_precision": "INCONNUE"}


def textes(noun: str, avant: dict[str, Any], apres: dict[str, Any]) -> tuple[str | None, str | None]:
    """The one difference."""
    (difference,) = comparer(noun, avant, apres, LIBELLES)
    return difference.avant, difference.apres


def de_session(**change: Any) -> tuple[str | None, str | None]:
    return textes("session", SESSION, {**SESSION, **change})


def test_what_is_the_same_differs_in_nothing():
    etat = {**SESSION, "sites": [1], "dispositifs": [{"type_code": "OPCO", "publics": []}]}
    assert comparer("session", etat, {**etat, "modifie_le": "2027-01-01", "version": 3}, LIBELLES) == []


def test_a_difference_names_the_field_of_the_api_and_has_a_label():
    assert comparer("site", {"nom": "Un"}, {"nom": "Deux"}, {}) == [Difference(["nom"], "nom", "Un", "Deux")]


@pytest.mark.parametrize(
    ("noun", "cle", "valeur", "texte"),
    [
        ("formation", "intitule", "Cap ébéniste", "Cap ébéniste"),
        ("action", "heures_total", 700, "700"),
        ("action", "prix_total_ttc", 1234.5, "1\u202f234,50\u00a0€"),
        ("action", "prix_total_ttc", "1234567.80", "1\u202f234\u202f567,80\u00a0€"),
        ("action", "prix_horaire_ttc", 0, "0,00\u00a0€"),
        ("formation", "certifiante", True, "oui"),
        ("formation", "certifiante", False, "non"),
        ("action", "urls", ["https://a.example", "https://b.example"], "https://a.example ; https://b.example"),
        ("action", "dates_information", ["2027-01-15", "2027-02"], "2027-01-15 ; 2027-02"),
        ("action", "modalite_enseignement", "A_DISTANCE", "à distance"),
        (
            "organisme",
            "qualiopi",
            ["VAE", "APPRENTISSAGE"],
            "validation des acquis de l'expérience ; actions de formation par apprentissage",
        ),
        ("organisme", "confirme_le", "2026-11-22T23:30:00+00:00", "2026-11-23 00:30"),
        ("session", "sites", [2, 1, 3], "Laval ; Mayenne ; 3"),
        ("session", "adresse_inscription_id", 21, "12 rue des Ébénistes, 53100 MAYENNE"),
    ],
)
def test_a_value_is_said(noun: str, cle: str, valeur: Any, texte: str):
    etat = {"statut": "VALIDEE", cle: valeur}
    assert textes(noun, {"statut": "VALIDEE"}, etat) == (None, texte)


def test_an_empty_list_is_nothing():
    assert comparer("action", {"urls": None}, {"urls": []}, {}) == []
    assert textes("action", {"urls": ["https://a.example"]}, {"urls": []}) == ("https://a.example", None)


@pytest.mark.parametrize(("precision", "texte"), [("JOUR", "2027-09-01"), ("MOIS", "2027-09"), ("ANNEE", "2027")])
def test_a_date_is_said_as_far_as_it_is_known(precision: str, texte: str):
    assert de_session(debut="2027-09-01", debut_precision=precision) == (None, texte)


def test_a_date_of_which_more_is_known_has_changed():
    avant = {**SESSION, "debut": "2027-09-01", "debut_precision": "MOIS"}
    assert textes("session", avant, {**avant, "debut_precision": "JOUR"}) == ("2027-09", "2027-09-01")


def test_a_session_that_its_source_says_is_over_is_so():
    assert de_session(declaree_perimee=True) == ("validée", "périmée")
    assert de_session(statut="ANNULEE") == ("validée", "annulée")


def test_a_session_that_was_not_diffused_is_no_less_so_when_its_source_says_that_it_is_over():
    avant = {**SESSION, "statut": "SUSPENDUE"}
    assert comparer("session", avant, {**avant, "declaree_perimee": True}, {}) == []


def test_two_people_of_one_name_are_two():
    assert textes("session", {**SESSION, "contacts": [1]}, {**SESSION, "contacts": [2]}) == (
        "Anne Ébrard",
        "Anne Ébrard",
    )


def test_dispositifs_are_said_by_what_pays_and_for_whom():
    dispositifs = [
        {"id": 1, "type_code": "OPCO", "financeur_code": "16", "publics": [7, 8], "conventionne": False},
        {
            "type_code": "AUTRE",
            "financeur_code": None,
            "programme": "Région Formation",
            "reference_marche": "M-1",
            "places_financees": 0,
            "intention_embauche": True,
            "publics": [],
        },
    ]
    assert de_session(dispositifs=dispositifs)[1] == (
        "Financement OPCO – OPCO – Salarié, Tout public ;"
        " AUTRE – Région Formation – marché M-1 – places : 0 – avec intention d'embauche"
    )


def test_dispositifs_that_only_change_their_keys_are_the_same():
    un = {**SESSION, "dispositifs": [{"id": 1, "rang": 0, "type_code": "OPCO", "publics": []}]}
    autre = {**SESSION, "dispositifs": [{"id": 2, "rang": 0, "type_code": "OPCO", "publics": []}]}
    assert comparer("session", un, autre, LIBELLES) == []


def test_recrutements_are_said_by_when_and_where():
    recrutement = {
        "modalite_code": "9",
        "debut": "2027-03-15",
        "debut_precision": "JOUR",
        "fin": "2027-03-31",
        "fin_precision": "MOIS",
        "heure_debut": "09:00",
        "heure_fin": "12:30",
        "a_distance": True,
        "adresse_id": 21,
        "places": 20,
        "url": "https://a.example",
        "commentaire": "Venez tôt",
    }
    assert de_session(recrutements=[recrutement])[1] == (
        "Information collective – 2027-03-15 au 2027-03 – 09:00 à 12:30 – à distance –"
        " 12 rue des Ébénistes, 53100 MAYENNE – places : 20 – https://a.example – Venez tôt"
    )


def test_a_recrutement_of_which_little_is_known_says_that():
    assert de_session(recrutements=[{"modalite_code": "9"}])[1] == "Information collective"


def test_labels_are_asked_for_what_changed_alone():
    avant = {**SESSION, "sites": [1], "contacts": [1], "blocs": ["B1"]}
    apres = {**SESSION, "sites": [2, 1], "contacts": [1], "blocs": None}
    assert references("session", avant, apres) == [("site", "1"), ("site", "2"), ("bloc_competences", "B1")]


def test_labels_of_dispositifs_and_recrutements_are_asked_for():
    apres = {
        **SESSION,
        "dispositifs": [{"type_code": "OPCO", "financeur_code": "16", "publics": [7]}, {"type_code": "OPCO"}],
        "recrutements": [{"modalite_code": "9", "adresse_id": 21}, {"modalite_code": "9"}],
    }
    assert references("session", SESSION, apres) == [
        ("type_dispositif", "OPCO"),
        ("financeur", "16"),
        ("public_vise", "7"),
        ("modalite_recrutement", "9"),
        ("adresse", "21"),
    ]
