from datetime import date
from importlib.resources import files

import pytest

from models.enumerations import Voie
from models.lheo.listes import listes
from models.nomenclatures import NOMS, nomenclature

COMMUNES = ("code", "libelle", "code_lheo", "debut", "fin", "successeur")
A_PART = {"public_vise", "libelle_date", "carif_oref"}


def libelles(nom: str) -> dict[str | None, str | None]:
    return {ligne["code"]: ligne["libelle"] for ligne in nomenclature(nom)}


def test_every_file_is_a_list_and_every_list_a_file():
    fichiers = {f.name.removesuffix(".tsv") for f in files("models.nomenclatures").iterdir() if f.name.endswith(".tsv")}
    assert fichiers == set(NOMS)


@pytest.mark.parametrize("nom", sorted(set(NOMS) - A_PART))
def test_a_list_has_the_shared_columns_and_each_code_once(nom: str):
    lignes = nomenclature(nom)
    assert tuple(lignes[0])[:6] == COMMUNES
    assert len({ligne["code"] for ligne in lignes}) == len(lignes)


@pytest.mark.parametrize("nom", NOMS)
def test_a_list_is_complete_and_well_formed(nom: str):
    for ligne in nomenclature(nom):
        assert None not in ligne
        assert ligne["code"]
        assert ligne["libelle"] == ligne["libelle"].strip() != ""
        for borne in (ligne.get("debut"), ligne.get("fin")):
            assert borne is None or date.fromisoformat(borne)


@pytest.mark.parametrize("nom", sorted(set(NOMS) - A_PART))
def test_a_successor_is_in_the_list(nom: str):
    codes = set(libelles(nom))
    assert {ligne["successeur"] for ligne in nomenclature(nom)} - {None} <= codes


@pytest.mark.parametrize(
    ("nom", "liste"),
    [
        ("financeur", "financeurs"),
        ("objectif_general", "AIS"),
        ("perimetre_recrutement", "perimetre-recrutement"),
        ("modalite_recrutement", "modalite-recrutement"),
        ("type_contact", "type-contact"),
        ("niveau_lheo", "niveaux"),
    ],
)
def test_a_list_of_lheo_is_there_code_by_code(nom: str, liste: str):
    assert {ligne["code"] for ligne in nomenclature(nom)} == set(listes("2.3")[liste])
    assert all(ligne["code_lheo"] == ligne["code"] for ligne in nomenclature(nom))


def test_financeurs_bear_today_s_names():
    noms = libelles("financeur")
    assert [noms[code] for code in ("4", "8", "16", "17")] == [
        "France Travail",
        "Conseil départemental",
        "OPCO",
        "Transitions Pro",
    ]


def test_france_travail_was_pole_emploi_until_the_end_of_2023():
    ligne = next(ligne for ligne in nomenclature("libelle_date") if ligne["code"] == "4")
    assert (ligne["liste"], ligne["libelle"], ligne["fin"]) == ("financeur", "Pôle emploi", "2023-12-31")


def test_dated_names_belong_to_a_value_of_a_list():
    assert all(ligne["code"] in libelles(ligne["liste"]) for ligne in nomenclature("libelle_date"))


def test_old_and_new_lheo_levels_are_one_niveau():
    niveaux = {ligne["code"]: ligne["niveau"] for ligne in nomenclature("niveau_lheo")}
    assert niveaux["5"] == niveaux["14"] == "4"
    assert niveaux["1"] == "SANS"
    assert niveaux["0"] is None


def test_what_a_niveau_sends_out_comes_back_as_the_same_niveau():
    niveaux = {ligne["code"]: ligne["niveau"] for ligne in nomenclature("niveau_lheo")}
    assert all(niveaux[ligne["code_lheo"]] == ligne["code"] for ligne in nomenclature("niveau"))


def test_a_public_changes_meaning_between_versions():
    artisan, cadre = (ligne for ligne in nomenclature("public_vise") if ligne["code"] == "80004")
    assert (artisan["libelle"], artisan["du"], artisan["au"]) == ("Artisan", "9", "9")
    assert (cadre["libelle"], cadre["du"], cadre["au"]) == ("Cadre demandeur d'emploi", "10", "14")


def test_a_public_means_one_thing_in_one_version():
    couples = [
        (ligne["code"], version)
        for ligne in nomenclature("public_vise")
        for version in range(int(ligne["du"]), int(ligne["au"]) + 1)
    ]
    assert len(set(couples)) == len(couples)


def test_departements_stand_in_a_region():
    regions = {ligne["code"] for ligne in nomenclature("region") if not ligne["fin"]}
    assert len(regions) == 18 + 8  # overseas territories, which are no region, stand alone
    assert {ligne["region_code"] for ligne in nomenclature("departement")} == regions


def test_every_region_of_before_2016_leads_to_one_of_today():
    anciennes = [ligne for ligne in nomenclature("region") if ligne["fin"]]
    regions = {ligne["code"] for ligne in nomenclature("region") if not ligne["fin"]}
    assert {ligne["code"]: ligne["successeur"] for ligne in anciennes} == {
        **dict.fromkeys(["26", "43"], "27"),
        **dict.fromkeys(["23", "25"], "28"),
        **dict.fromkeys(["22", "31"], "32"),
        **dict.fromkeys(["21", "41", "42"], "44"),
        **dict.fromkeys(["54", "72", "74"], "75"),
        **dict.fromkeys(["73", "91"], "76"),
        **dict.fromkeys(["82", "83"], "84"),
    }
    assert {ligne["successeur"] for ligne in anciennes} <= regions


def test_types_of_dispositif_lead_to_a_voie():
    assert {ligne["voie"] for ligne in nomenclature("type_dispositif")} == set(Voie)
