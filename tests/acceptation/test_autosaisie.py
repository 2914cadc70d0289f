"""Self-entry from the account to the export, over HTTP: the Cap ébéniste of the leaflet, a September later."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from lxml import etree
from starlette.testclient import TestClient

from service.http.application import creer_application
from service.reglages import Reglages
from tests.acceptation.recit import CARIF, MOTIF, SAISIE, VOISIN, Recit
from tests.bases import copie

PREMIERES, CORRIGEES, MODIFIEES = (
    f"du {debut} 2027 au 13 juin 2028" for debut in ("27 septembre", "28 septembre", "4 octobre")
)


@pytest.fixture(scope="module")
def recit(serveur: Path, administration: psycopg.Connection) -> Iterator[Recit]:
    """The walk, from end to end."""
    with copie(serveur, administration, f"autosaisie_{os.getpid()}") as url:
        with psycopg.connect(url) as connexion:
            connexion.execute(Path(__file__).with_name("autosaisie.sql").read_text(encoding="utf-8"))
        with TestClient(creer_application(Reglages(DATABASE_URL=url, SOFI_AUJOURDHUI="2026-11-23"))) as client:
            dit = Recit(url, client)
            dit.preparer()
            dit.saisir()
            dit.soumettre_et_retourner()
            dit.corriger_et_valider()
            dit.modifier()
            yield dit


def etat(session: dict[str, Any]) -> tuple[int, str, str]:
    return session["version"], session["statut"], session["libelleDates"]


def test_an_action_is_entered_by_its_code_certifinfo(recit: Recit):
    assert recit.etapes["action"]["action"] == {
        "numero": "AC_0000000001",
        "version": 1,
        "formation": {
            "intitule": "Cap ébéniste",
            "objectif": "Fabriquer des meubles à l'unité ou en petite série.",
        },
    }


def test_a_session_is_entered_as_a_draft(recit: Recit):
    session = recit.etapes["session"]["session"]
    assert etat(session) == (1, "EN_COURS_DE_SAISIE", PREMIERES)
    assert session["gestes"] == ["MODIFIER", "DUPLIQUER", "SOUMETTRE"]


def test_what_lacks_is_told_at_its_field_and_nothing_is_handed_in(recit: Recit):
    refus = recit.etapes["trop tôt"]
    assert refus["session"] is None
    assert [(a["champ"], a["message"], a["quoiFaire"]) for a in refus["anomalies"] if a["niveau"] == "BLOQUANT"] == [
        (
            ["dispositifs"],
            "La session n'a pas de dispositif : on ne sait ni qui paie, ni pour quels publics.",
            "Ajoutez au moins un dispositif, avec ses publics.",
        )
    ]


def test_once_completed_it_is_handed_in(recit: Recit):
    assert etat(recit.etapes["complétée"]["session"]) == (2, "EN_COURS_DE_SAISIE", PREMIERES)
    assert etat(recit.etapes["soumise"]["session"]) == (3, "SOUMISE", PREMIERES)


@pytest.mark.parametrize("qui", ["public", "voisin"])
def test_a_draft_is_absent_for_others(recit: Recit, qui: str):
    assert recit.etapes[f"brouillon vu du {qui}"] is None


def test_the_carif_finds_it_in_its_queue_with_what_goes_with_it(recit: Recit):
    assert recit.etapes["file"]["nodes"] == [
        {
            "deposeePar": SAISIE,
            "differences": [],
            "objet": {"numero": "SE_0000000001", "version": 3, "libelleDates": PREMIERES},
            "avec": [{"numero": "AC_0000000001"}, {"numero": "SI_0000000001"}, {"numero": "CT_0000000001"}],
        }
    ]


def test_returned_it_is_on_the_dashboard_with_the_reason(recit: Recit):
    assert etat(recit.etapes["retournée"]["session"]) == (4, "A_CORRIGER", PREMIERES)
    tableau = recit.etapes["tableau"]
    assert tableau["compteurs"] == [{"statut": "A_CORRIGER", "nombre": 1}]
    assert [etat(session) for session in tableau["sessions"]["nodes"]] == [(4, "A_CORRIGER", PREMIERES)]
    assert tableau["soumissions"]["nodes"] == [
        {"etape": "RETOURNEE", "motif": MOTIF, "objet": {"numero": "SE_0000000001"}}
    ]


def test_corrected_and_handed_in_again_it_is_validated(recit: Recit):
    suite = [recit.etapes[etape]["session"] for etape in ("corrigée", "soumise encore", "validée")]
    assert [etat(session) for session in suite] == [
        (5, "A_CORRIGER", CORRIGEES),
        (6, "SOUMISE", CORRIGEES),
        (7, "VALIDEE", CORRIGEES),
    ]


def test_validated_it_is_seen_and_found_by_everybody(recit: Recit):
    assert etat(recit.etapes["vue du public"]) == (7, "VALIDEE", CORRIGEES)
    assert recit.etapes["trouvée"]["edges"] == [
        {
            "node": {"intitule": "Cap ébéniste", "organisme": {"nom": "Auboisveillant"}},
            "sessions": {"nodes": [{"numero": "SE_0000000001", "libelleDates": CORRIGEES}]},
        }
    ]


def test_validated_it_goes_out_in_lheo(recit: Recit):
    document = etree.fromstring(recit.etapes["lhéo"].encode())
    assert document.findtext(".//{*}code-CERTIFINFO") == "119007"
    assert [session.get("numero") for session in document.iter("{*}session")] == ["SE_0000000001"]
    assert document.findtext(".//{*}periode/{*}debut") == "20270928"
    assert document.findtext(".//{*}organisme-financeur/{*}code-financeur") == "16"
    assert document.findtext(".//{*}lieu-de-formation//{*}code-INSEE-commune") == "53147"


@pytest.mark.parametrize("qui", ["public", "voisin"])
def test_an_edit_that_waits_is_not_seen_by_others(recit: Recit, qui: str):
    vue = recit.etapes[f"en attente, vue : {qui}"]
    assert etat(vue) == (7, "VALIDEE", CORRIGEES)
    assert (vue["proposition"], vue["historique"], vue["gestes"]) == (None, None, None)


@pytest.mark.parametrize("qui", ["organisme", "carif"])
def test_an_edit_that_waits_stands_beside_what_is_diffused(recit: Recit, qui: str):
    vue = recit.etapes[f"en attente, vue : {qui}"]
    assert etat(vue) == (7, "VALIDEE", CORRIGEES)
    assert etat(vue["proposition"]) == (9, "SOUMISE", MODIFIEES)


def test_the_carif_sees_what_the_edit_changes(recit: Recit):
    [soumission] = recit.etapes["file encore"]["nodes"]
    assert soumission["differences"] == [{"libelle": "début", "avant": "2027-09-28", "apres": "2027-10-04"}]
    assert soumission["objet"] == {"numero": "SE_0000000001", "version": 9, "libelleDates": MODIFIEES}


@pytest.mark.parametrize("qui", [None, VOISIN, SAISIE])
def test_only_the_carif_validates(recit: Recit, qui: str | None):
    refus = recit.demander(qui, "Valider", numero=recit.numero, version=10)
    assert refus["data"] == {"validerSession": None}
    assert refus["errors"][0]["extensions"]["code"] == ("FORBIDDEN" if qui else "UNAUTHENTICATED")


def test_once_validated_the_edit_is_what_everybody_sees(recit: Recit):
    assert etat(recit.etapes["modification validée"]["session"]) == (10, "VALIDEE", MODIFIEES)
    assert etat(recit.etapes["à la fin"]) == (10, "VALIDEE", MODIFIEES)


def test_the_history_tells_all_of_it(recit: Recit):
    histoire = [
        (evenement["geste"], evenement["auteur"], [d["libelle"] for d in evenement["differences"]])
        for evenement in recit.etapes["histoire"]["historique"]["nodes"]
    ]
    assert histoire == [
        ("VALIDER", CARIF, ["début"]),
        ("SOUMETTRE", SAISIE, []),
        ("MODIFIER", SAISIE, ["début"]),
        ("VALIDER", CARIF, ["statut"]),
        ("SOUMETTRE", SAISIE, ["statut"]),
        ("MODIFIER", SAISIE, ["début"]),
        ("RETOURNER", CARIF, ["statut"]),
        ("SOUMETTRE", SAISIE, ["statut"]),
        ("MODIFIER", SAISIE, ["conventionnée", "dispositifs"]),
        ("CREER", SAISIE, []),
    ]
    assert [e["motif"] for e in recit.etapes["histoire"]["historique"]["nodes"] if e["motif"]] == [MOTIF]
