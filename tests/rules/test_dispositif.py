import pytest

from models.enumerations import Voie
from models.nomenclatures import nomenclature
from rules.dispositif import TYPE_DU_DRAPEAU, conventionnee, type_du_programme, types_de_dispositif

CAS = {
    "nothing said makes nothing": (set(), [], []),
    "a flag makes one without a financeur": ({"contrat-apprentissage"}, [], [("CONTRAT_APPRENTISSAGE", None)]),
    "each flag makes one": (
        {"contrat-professionnalisation", "contrat-apprentissage", "formation-initiale"},
        [],
        [("FORMATION_INITIALE", None), ("CONTRAT_APPRENTISSAGE", None), ("CONTRAT_PROFESSIONNALISATION", None)],
    ),
    "an unknown flag makes nothing": ({"action-perimee"}, [], []),
    "the OPCO that pays for salaried people": (set(), [("16", None)], [("OPCO", 0)]),
    "each financeur makes one": (
        set(),
        [("2", None), ("4", None), ("7", ""), ("8", None), ("12", None), ("17", None)],
        [("PRF", 0), ("AFC", 1), ("AGEFIPH", 2), ("DEPARTEMENT", 3), ("ETAT", 4), ("CPF_TRANSITION", 5)],
    ),
    "a programme says more than its financeur": (
        set(),
        [("4", "POEC 2026"), ("2", "VISA Métiers+")],
        [("POEC", 0), ("VISA_METIERS", 1)],
    ),
    "an unknown programme leaves the financeur": (set(), [("2", "Lot 12 bis")], [("PRF", 0)]),
    "a mixed group keeps its flag and its financeurs": (
        {"contrat-apprentissage"},
        [("2", None), ("16", None)],
        [("CONTRAT_APPRENTISSAGE", None), ("PRF", 0), ("OPCO", 1)],
    ),
    "16 beside the beneficiary is an error of feeds": (set(), [("16", None), ("10", None)], [("INDIVIDUEL", 1)]),
    "16 beside the company is an error of feeds": (set(), [("5", None), ("16", None)], [("ENTREPRISE", 0)]),
    "16 beside another is an error of feeds": (set(), [("0", None), ("16", None)], [("AUTRE", 0)]),
    "16 beside the beneficiary stays when it names its programme": (
        set(),
        [("10", None), ("16", "POEC")],
        [("INDIVIDUEL", 0), ("POEC", 1)],
    ),
    "the obsolete code is another funding": (set(), [("1", None)], [("AUTRE", 0)]),
    "a code that no list knows is another funding": (set(), [("99", None)], [("AUTRE", 0)]),
}


@pytest.mark.parametrize(("drapeaux", "financeurs", "attendu"), CAS.values(), ids=CAS.keys())
def test_the_dispositifs_of_an_action(
    drapeaux: set[str], financeurs: list[tuple[str, str | None]], attendu: list[tuple[str, int | None]]
):
    assert types_de_dispositif(drapeaux, financeurs) == attendu


@pytest.mark.parametrize(
    ("programme", "attendu"),
    [
        ("Programme régional 2017 : Parcours métiers", "PRF"),
        ("PROGRAMME REGIONAL - visa metiers", "VISA_METIERS"),
        ("1 emploi=1 formation", "UN_EMPLOI_UNE_FORMATION"),
        ("CPF de transition", "CPF_TRANSITION"),
        ("CPF", "CPF"),
        ("AIF bilan", "AIF"),
        ("Pro-A", "PRO_A"),
        ("prévisa", None),
        ("", None),
        (None, None),
    ],
)
def test_a_programme_is_recognised_by_whole_words_whatever_case_and_accents(programme: str | None, attendu: str | None):
    assert type_du_programme(programme) == attendu


def test_the_worked_example_is_a_private_funding_by_the_opco():
    [(code, rang)] = types_de_dispositif(set(), [("16", None)])
    assert rang == 0
    assert [t["libelle"] for t in nomenclature("type_dispositif") if t["code"] == code] == ["Financement privé OPCO"]


def test_a_flag_gives_its_voie():
    voies = {ligne["code"]: ligne["voie"] for ligne in nomenclature("type_dispositif")}
    assert {drapeau: voies[code] for drapeau, code in TYPE_DU_DRAPEAU.items()} == {
        "formation-initiale": Voie.FORMATION_INITIALE,
        "contrat-apprentissage": Voie.APPRENTISSAGE,
        "contrat-professionnalisation": Voie.CONTRAT_PROFESSIONNALISATION,
    }


def test_every_financeur_has_one_type_by_default():
    types = nomenclature("type_dispositif")
    par_defaut = [code for ligne in types if ligne["financeur"] for code in ligne["financeur"].split("|")]
    assert sorted(par_defaut) == sorted(ligne["code"] for ligne in nomenclature("financeur"))


@pytest.mark.parametrize(
    ("dite", "dispositifs", "attendu"),
    [
        (None, [], None),
        (True, [], True),
        (False, [True], False),
        (None, [False, True], True),
        (None, [False], False),
    ],
)
def test_a_session_is_conventionnee_as_its_action_says_else_as_one_of_its_dispositifs_is(
    dite: bool | None, dispositifs: list[bool], attendu: bool | None
):
    assert conventionnee(dite, dispositifs) is attendu
