import os
import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import etree
from stdnum.fr import siret

from service.demo.generateur import ecrire

AUJOURDHUI = date(2026, 11, 23)
L = "{http://lheo.gouv.fr/2.3}"
Documents = dict[str, etree._Element]


def elements(documents: Documents, nom: str) -> list[etree._Element]:
    return [element for racine in documents.values() for element in racine.iter(L + nom)]


def textes(documents: Documents, nom: str) -> list[str]:
    return [element.text for element in elements(documents, nom)]


def empreinte(fichiers: list[Path]) -> str:
    return sha256(b"".join(chemin.read_bytes() for chemin in fichiers)).hexdigest()


def test_one_file_is_written_for_each_kind_of_source(echantillon: list[Path]):
    assert [chemin.name for chemin in echantillon] == [
        "offre-individuelle.xml",
        "commande-publique.xml",
        "alternance.xml",
        "formation-initiale.xml",
        "annuaire.xml",
    ]


def test_the_same_seed_and_day_write_the_same_bytes(echantillon: list[Path], tmp_path: Path):
    encore = ecrire(tmp_path, organismes=60, sessions=1500, aujourdhui=AUJOURDHUI)
    assert empreinte(encore) == empreinte(echantillon)


def test_the_hash_seed_of_the_process_changes_nothing(tmp_path: Path):
    ici = ecrire(tmp_path / "ici", organismes=20, sessions=100, aujourdhui=AUJOURDHUI)
    programme = (
        "import sys; from datetime import date; from pathlib import Path; from service.demo.generateur import ecrire;"
        "ecrire(Path(sys.argv[1]), organismes=20, sessions=100, aujourdhui=date(2026, 11, 23))"
    )
    ailleurs = tmp_path / "ailleurs"
    subprocess.run(
        [sys.executable, "-c", programme, str(ailleurs)], check=True, env={**os.environ, "PYTHONHASHSEED": "7"}
    )
    assert empreinte([ailleurs / chemin.name for chemin in ici]) == empreinte(ici)


def test_another_seed_writes_another_catalogue(echantillon: list[Path], tmp_path: Path):
    autre = ecrire(tmp_path, organismes=60, sessions=1500, aujourdhui=AUJOURDHUI, graine=53)
    assert empreinte(autre) != empreinte(echantillon)


@pytest.mark.parametrize(("organismes", "sessions"), [(5, 1), (12, 99), (60, 1000), (300, 2000)])
def test_sessions_and_organismes_are_exactly_as_many_as_asked(organismes: int, sessions: int, tmp_path: Path):
    fichiers = ecrire(tmp_path, organismes=organismes, sessions=sessions, aujourdhui=AUJOURDHUI)
    documents = {chemin.name: etree.parse(chemin).getroot() for chemin in fichiers}
    numeros = {element.get("numero") for element in elements(documents, "organisme-formation-responsable")}
    assert (len(numeros), len(elements(documents, "session"))) == (organismes, sessions)


def test_progress_adds_up_to_the_sessions_asked(tmp_path: Path):
    recues: list[int] = []
    ecrire(tmp_path, organismes=10, sessions=200, aujourdhui=AUJOURDHUI, avancement=recues.append)
    assert sum(recues) == 200


@pytest.mark.parametrize("organismes", [4, 10_001])
def test_an_impossible_number_of_organismes_is_refused(organismes: int, tmp_path: Path):
    with pytest.raises(ValueError, match="between 5 and 10000"):
        ecrire(tmp_path, organismes=organismes, aujourdhui=AUJOURDHUI)


@pytest.mark.parametrize("nom", ["formation", "action", "session"])
def test_no_number_is_given_twice(documents: Documents, nom: str):
    numeros = [element.get("numero") for element in elements(documents, nom)]
    assert len(set(numeros)) == len(numeros)


def test_an_organisme_is_written_word_for_word_the_same_everywhere(documents: Documents):
    blocs: dict[str, set[bytes]] = {}
    for element in elements(documents, "organisme-formation-responsable"):
        blocs.setdefault(element.get("numero"), set()).add(etree.tostring(element, with_tail=False))
    assert {len(versions) for versions in blocs.values()} == {1}


def test_an_organisme_of_the_directory_offers_nothing(documents: Documents):
    annuaire = {element.get("numero") for element in documents["annuaire.xml"]}
    offreurs = {
        element.get("numero")
        for nom, racine in documents.items()
        if nom != "annuaire.xml"
        for element in racine.iter(L + "organisme-formation-responsable")
    }
    assert (len(annuaire) >= 13, annuaire & offreurs) == (True, set())


def test_every_siret_is_valid_and_of_the_invented_range(documents: Documents):
    assert [n for n in textes(documents, "SIRET") if not (siret.is_valid(n) and n.startswith("999"))] == []


def test_some_organismes_have_several_etablissements(documents: Documents):
    sirets = set(textes(documents, "SIRET"))
    assert len(sirets) > len({numero[:9] for numero in sirets}) == 60


def test_declaration_numbers_are_of_the_region_some_of_public_bodies(documents: Documents):
    numeros = set(textes(documents, "numero-activite"))
    assert {numero[:2] for numero in numeros} == {"52"}
    assert {numero[4] for numero in numeros} == {"9", "P"}


def test_hours_in_the_centre_and_in_the_firm_make_the_total(documents: Documents):
    for action in elements(documents, "action"):
        centre, entreprise, total = (
            int(action.findtext(f"{L}nombre-heures-{quoi}") or 0) for quoi in ("centre", "entreprise", "total")
        )
        assert centre + entreprise == total


def test_nothing_is_entered_or_changed_after_today(documents: Documents):
    for nom in ("formation", "action", "session"):
        for element in elements(documents, nom):
            assert element.get("datecrea") <= element.get("datemaj") <= "20261123"


def test_a_formation_is_entered_before_its_actions_and_these_before_their_sessions(documents: Documents):
    for nom in ("action", "session"):
        for element in elements(documents, nom):
            assert element.getparent().get("datecrea") <= element.get("datecrea")


@pytest.mark.parametrize(
    ("nom", "valeurs"),
    [
        ("modalites-enseignement", {"0", "1", "2"}),
        ("modalites-entrees-sorties", {"0", "1"}),
        ("etat-recrutement", {"1", "2", "3"}),
        ("certifiante", {"0", "1"}),
        ("conventionnement", {"0", "1"}),
        ("code-financeur", {"0", "2", "3", "4", "5", "7", "8", "10", "11", "12", "13", "16", "17"}),
        ("code-niveau-sortie", {"13", "14", "15", "16", "17"}),
    ],
)
def test_every_value_is_met(documents: Documents, nom: str, valeurs: set[str]):
    assert set(textes(documents, nom)) == valeurs


@pytest.mark.parametrize("voie", ["contrat-apprentissage", "contrat-professionnalisation", "formation-initiale"])
def test_every_voie_of_alternance_and_school_is_met(documents: Documents, voie: str):
    assert {element.text for element in elements(documents, "extra") if element.get("info") == voie} >= {"1"}


@pytest.mark.parametrize("motif", ["AAAAMMJJ", "AAAAMM00", "AAAA0000", "00000000"])
def test_every_precision_of_a_beginning_is_met(documents: Documents, motif: str):
    fins = {"AAAAMM00": ("00",), "AAAA0000": ("0000",), "00000000": ("00000000",)}.get(motif)
    debuts = textes(documents, "debut")
    if fins is None:
        assert any(not debut.endswith("00") for debut in debuts)
    else:
        assert any(debut.endswith(fins) for debut in debuts)


def test_past_running_and_coming_sessions_are_met(documents: Documents):
    periodes = [session.find(f"{L}periode") for session in elements(documents, "session")]
    dates = [(periode.findtext(f"{L}debut"), periode.findtext(f"{L}fin")) for periode in periodes]
    assert any(fin < "20261123" for _, fin in dates)
    assert any(debut < "20261123" < fin for debut, fin in dates)
    assert any(debut > "20261123" for debut, _ in dates)


def test_no_session_ends_before_it_begins(documents: Documents):
    for periode in elements(documents, "periode"):
        assert periode.findtext(f"{L}debut") <= periode.findtext(f"{L}fin")


def test_an_action_has_several_places_and_another_organisme_teaches(documents: Documents):
    assert any(len(action.findall(f"{L}lieu-de-formation")) > 1 for action in elements(documents, "action"))
    assert elements(documents, "organisme-formateur") != []
