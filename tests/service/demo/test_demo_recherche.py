import csv
from pathlib import Path

import pytest
from lxml import etree

L = "{http://lheo.gouv.fr/2.3}"
REQUETES = [
    (ligne["requete"], set(ligne["formacodes attendus"].split()))
    for ligne in csv.DictReader(
        (Path(__file__).parent / "recherche.tsv").read_text(encoding="utf-8").splitlines()[1:], delimiter="\t"
    )
]
AUTOUR_DE_NANTES = ("44109", "44020", "44143", "44162", "44190", "44215", "44114", "44026", "44172")


def codes(formation: etree._Element) -> set[str]:
    return {element.text for element in formation.iter(L + "code-FORMACODE")}


def test_the_list_of_requests_is_whole():
    assert len(REQUETES) == 40


@pytest.mark.parametrize(("requete", "attendus"), REQUETES, ids=[requete for requete, _ in REQUETES])
def test_the_sample_answers_a_request_with_a_session_to_come(
    documents: dict[str, etree._Element], requete: str, attendus: set[str]
):
    debuts = [
        debut.text
        for racine in documents.values()
        for formation in racine.iter(L + "formation")
        if codes(formation.find(f"{L}domaine-formation")) & attendus
        for debut in formation.iterfind(f"{L}action/{L}session/{L}periode/{L}debut")
    ]
    assert max(debuts, default="") > "20261123", requete


def test_lorry_driving_is_taught_in_nantes(documents: dict[str, etree._Element]):
    communes = {
        commune.text
        for racine in documents.values()
        for formation in racine.iter(L + "formation")
        if "31816" in codes(formation.find(f"{L}domaine-formation"))
        for commune in formation.iterfind(f".//{L}lieu-de-formation//{L}code-INSEE-commune")
    }
    assert communes & set(AUTOUR_DE_NANTES)
