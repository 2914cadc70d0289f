"""What is entered that is not what it should be: told at its path, and nothing of it is kept."""

from typing import Any

import pytest

from graph.mutations.donnees.saisie import Saisie
from loaders.designation import Designation
from models.enumerations import TypeObjet
from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import A_SAISIE, CARIF
from tests.graph.mutations.test_donnees import MODIFIER, modifier, refus

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("noun", "donnees", "attendus"),
    [
        *(
            ("session", {"recrutements": [recrutement]}, [(code, ["recrutements", "0", champ])])
            for recrutement, code, champ in (
                ({"modalite": " "}, "SESSION_RECRUTEMENTS_MODALITE_OBLIGATOIRE", "modalite"),
                ({"modalite": "1", "heureDebut": "25:00"}, "SESSION_RECRUTEMENTS_HEURE_DEBUT_FORMAT", "heureDebut"),
                ({"modalite": "1", "heureFin": "<b>"}, "SESSION_RECRUTEMENTS_HEURE_FIN_FORMAT", "heureFin"),
            )
        ),
        (
            "session",
            {"dispositifs": [{"type": "", "publics": ["82044"]}]},
            [("SESSION_DISPOSITIFS_TYPE_OBLIGATOIRE", ["dispositifs", "0", "type"])],
        ),
        *(
            ("session", {liste: [valeur] * 251}, [(f"SESSION_{liste.upper()}_NOMBRE", [liste])])
            for liste, valeur in (
                ("urls", "https://a.example"),
                ("sites", "SI_0000000001"),
                ("recrutements", {"modalite": "1"}),
                ("dispositifs", {"type": "OPCO", "publics": ["82044"]}),
            )
        ),
        *(
            (
                "site",
                {"adresse": {"codePostal": faux}},
                [("SITE_ADRESSE_CODE_POSTAL_FORMAT", ["adresse", "codePostal"])],
            )
            for faux in ("5310", "<b>", "53100\x07")
        ),
    ],
)
async def test_it_is_told_at_its_path_and_writes_nothing(
    muter: Muter, lire_la_base: LireLaBase, noun: str, donnees: Any, attendus: list[Any]
):
    assert refus(await modifier(muter, noun, donnees)) == attendus
    assert lire_la_base("SELECT count(*) FROM evenement") == [{"count": 0}]


@pytest.mark.parametrize(("dit", "lu"), [("9:05", "09:05"), ("14h", "14:00"), ("14 h 30", "14:30"), ("23:59", "23:59")])
async def test_hours_are_kept_in_one_form(muter: Muter, lire_la_base: LireLaBase, dit: str, lu: str):
    payload = await modifier(muter, "session", {"recrutements": [{"modalite": "1", "heureDebut": dit}]})
    assert refus(payload) == []
    assert lire_la_base("SELECT heure_debut FROM recrutement") == [{"heure_debut": lu}]


async def test_the_address_of_a_recruitment_is_held_to_the_rules_of_texts(muter: Muter, lire_la_base: LireLaBase):
    adresse = {"commune": "53147", "denomination": "<b>Salle</b>", "lignes": ["x" * 51]}
    payload = await modifier(muter, "session", {"recrutements": [{"modalite": "1", "adresse": adresse}]})
    assert refus(payload) == [
        ("SESSION_RECRUTEMENT_ADRESSE_LIGNE_LONGUEUR", ["recrutements", "0", "adresse", "lignes", "0"]),
        ("SESSION_TEXTE_HTML_INTERDIT", ["recrutements", "0", "adresse", "denomination"]),
    ]
    assert lire_la_base("SELECT count(*) FROM recrutement") == [{"count": 0}]


async def test_a_siret_that_is_none_is_not_said_to_be_somebody_elses(muter: Muter):
    document = """mutation ($siret: String!) { modifierEtablissement(
      numero: "ET_0000000001", version: 1, donnees: {siret: $siret}) { anomalies { code message } } }"""
    reponse = await muter(document, CARIF, siret="9" * 100_000)
    (dite,) = reponse.donnees["modifierEtablissement"]["anomalies"]
    assert (dite["code"], len(dite["message"]) < 100) == ("ETABLISSEMENT_SIRET_FORMAT", True)


@pytest.mark.parametrize(
    "cache",
    [
        "UPDATE etablissement SET statut = 'EN_COURS_DE_SAISIE' WHERE id = 203",
        "UPDATE organisme SET statut = 'SUSPENDUE' WHERE id = 102",
        "UPDATE organisme SET suspendu = true WHERE id = 102",
    ],
)
async def test_an_etablissement_that_is_not_shown_gives_nobody_elses_action(
    muter: Muter, ecrire_en_base: Any, cache: str
):
    formateur = {"etablissementsFormateurs": ["ET_0000000003"]}
    ecrire_en_base(cache)
    assert refus(await modifier(muter, "action", formateur, A_SAISIE)) == [
        ("ACTION_ETABLISSEMENTS_FORMATEURS_INCONNU", ["etablissementsFormateurs", "0"])
    ]


def dispositifs(combien: int, publics: int) -> list[dict[str, Any]]:
    return [
        {"type": "OPCO", "publics": [f"{rang:03}{numero:03}" for numero in range(publics)]} for rang in range(combien)
    ]


@pytest.mark.parametrize(
    ("donnes", "attendu"),
    [
        (dispositifs(51, 1), ("SESSION_DISPOSITIFS_NOMBRE", ["dispositifs"])),
        (dispositifs(1, 51), ("SESSION_DISPOSITIFS_PUBLICS_NOMBRE", ["dispositifs", "0", "publics"])),
    ],
)
async def test_a_list_that_is_too_long_is_not_looked_at(muter: Muter, donnes: Any, attendu: Any):
    assert refus(await modifier(muter, "session", {"dispositifs": donnes})) == [attendu]


async def test_a_hundred_faults_are_told_then_how_many_more(muter: Muter):
    document = MODIFIER["session"].replace("code champ niveau", "code champ niveau message")
    (payload,) = (await muter(document, CARIF, donnees={"dispositifs": dispositifs(50, 50)})).donnees.values()
    *dites, derniere = payload["anomalies"]
    assert [a["code"] for a in dites] == ["SESSION_DISPOSITIFS_PUBLICS_INCONNU"] * 100
    assert derniere == {
        "code": "SESSION_ANOMALIES_NOMBRE",
        "champ": None,
        "niveau": "BLOQUANT",
        "message": "2400 autres anomalies ne sont pas dites.",
    }


async def test_what_was_named_once_is_looked_for_no_more(monkeypatch: pytest.MonkeyPatch):
    connus = {str(rang): rang for rang in range(1000)}
    saisie = Saisie(None, TypeObjet.SESSION, None)  # type: ignore[arg-type]  nothing is looked for
    monkeypatch.setitem(saisie._connus, Designation.PUBLIC, connus)
    assert saisie.connaitre(Designation.PUBLIC, ["7", "8"]) == {"7": 7, "8": 8}
