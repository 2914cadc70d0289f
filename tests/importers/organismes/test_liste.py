"""The liste publique in its table: every layout, and what is refused or left out of a line."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from importers.lot import Bilan
from importers.reception.passage import DejaApplique
from models.erreurs import FichierRefuse
from tests.importers.organismes.fichier import ETIQUETTES, NOMS, ligne, liste, nda, siren, siret

Lister = Callable[..., Bilan]
Lire = Callable[..., list[tuple[Any, ...]]]

TABLE = "SELECT to_jsonb(d) - 'lot_id' FROM organisme_declare d ORDER BY nda"
NUMEROS = "SELECT siren, siret FROM organisme_declare ORDER BY nda"
DITS = "SELECT bloquant, chemin, code, extrait FROM rejet ORDER BY id"

PLEINE = ligne(
    1,
    precedents=f"{nda(8)}, {nda(9)}",
    formation="true",
    bilan="false",
    apprentissage="true",
    etranger="Werkstatt",
    etranger_voie="1 Gasse",
    etranger_code_postal="D-10115",
    etranger_ville="Berlin",
    etranger_pays="ALLEMAGNE",
    debut="01/01/2025",
    fin="31/12/2025",
    code1="314",
    libelle1="Comptabilité, gestion",
    code3="326",
    libelle3="Informatique",
    stagiaires="120",
    confies="0",
    formateurs="4",
)
LUE = {
    "nda": nda(1),
    "precedents": [nda(8), nda(9)],
    "denomination": "Atelier 1",
    "siren": siren(1),
    "siret": siret(1),
    "voie": "3 RUE DU LAVOIR",
    "code_postal": "44000",
    "ville": "NANTES",
    "region_code": "52",
    "actions_de_formation": True,
    "bilans_de_competences": False,
    "vae": None,
    "apprentissage": True,
    "etranger_denomination": "Werkstatt",
    "etranger_voie": "1 Gasse",
    "etranger_code_postal": "D-10115",
    "etranger_ville": "Berlin",
    "etranger_pays": "ALLEMAGNE",
    "declaration": "2026-05-18",
    "exercice_debut": "2025-01-01",
    "exercice_fin": "2025-12-31",
    "specialites": ["314", "326"],
    "specialites_libelles": ["Comptabilité, gestion", "Informatique"],
    "stagiaires": 120,
    "stagiaires_confies": 0,
    "formateurs": 4,
    "absent_depuis": None,
}
D_API = ";".join(nom.lower().replace(".", "_") for nom in NOMS.values())


def test_a_line_of_data_gouv_goes_in_whole_whatever_the_empty_column_at_its_end(lister: Lister, lire: Lire):
    lister(PLEINE)

    assert lire(TABLE) == [(LUE,)]


def test_the_same_list_under_opendatasoft_s_names_and_labels_changes_nothing(
    lister: Lister, recevoir: Callable[..., Bilan], lire: Lire
):
    lister(PLEINE)

    iso = PLEINE | {"declaration": "2026-05-18", "formation": "True"}
    for entete in (D_API, ETIQUETTES):
        bilan = recevoir("organismes", liste(iso, entete=entete, de_plus=""), region="52")
        assert {table: tuple(compte) for table, compte in bilan.comptes.items()} == {
            "organisme_declare": (0, 0, 1),
            "organisme": (0, 0, 1),
            "etablissement": (0, 0, 1),
            "certification_qualite": (0, 0, 2),
        }
    assert lire(TABLE) == [(LUE,)]


def test_lists_are_kept_to_the_letter(lister: Lister, lire: Lire):
    lister(
        ligne(1, code1="314", libelle1='L""art, {de} \\ dire ; NULL', code2="326", libelle2="Autre"),
        ligne(2, precedents=f"{nda(8)},{nda(9)}"),
    )

    assert lire("SELECT specialites_libelles, precedents FROM organisme_declare ORDER BY nda") == [
        (['L"art, {de} \\ dire ; NULL', "Autre"], []),
        ([], [nda(8), nda(9)]),
    ]


def test_numbers_are_read_in_all_their_shapes(lister: Lister, lire: Lire):
    lister(
        ligne(1, siret=siret(1)[9:]),  # the NIC alone, as in 2021
        ligne(2, siret=siret(2)[9:].lstrip("0")),
        ligne(3, siren=""),
        ligne(4, siret=""),
        ligne(5, siren="", siret="00000000000000"),
        ligne(6, siret=f"0{siret(6)}", code_postal="1000", region="2"),
    )

    assert lire(NUMEROS) == [
        (siren(1), siret(1)),
        (siren(2), siret(2)),
        (siren(3), siret(3)),
        (siren(4), None),
        (None, None),
        (siren(6), siret(6)),
    ]
    assert lire("SELECT code_postal, region_code FROM organisme_declare WHERE nda = %s", nda(6)) == [("01000", "02")]
    assert lire(DITS) == [(False, "ligne 7", "SIRET_ZERO_EN_TROP", f"0{siret(6)}")]


def test_what_identifies_or_certifies_wrongly_refuses_its_line_alone(lister: Lister, lire: Lire):
    faux = siret(1)[:-1] + str((int(siret(1)[-1]) + 1) % 10)
    bilan = lister(
        ligne(1),
        ligne(2, siret=faux, siren=""),
        ligne(3, siren="999000020", siret=""),
        ligne(4, siren=siren(5)),
        ligne(5, siren="", siret="00012"),
        ligne(6, siret="1234567"),
        ligne(7, nda=""),
        ligne(8, nda="5244"),
        ligne(9, nda="99999999999"),
        ligne(10, denomination=""),
        ligne(11, vae="peut-être"),
        ligne(1, denomination="Autre nom"),
    )

    assert bilan.comptes["organisme_declare"] == (1, 0, 0)
    assert lire(DITS) == [
        (True, "ligne 3", "ETABLISSEMENT_SIRET_CLE", faux),
        (True, "ligne 4", "ORGANISME_SIREN_CLE", "999000020"),
        (True, "ligne 5", "SIREN_ET_SIRET_CONTRAIRES", f"{siren(5)}, {siret(4)}"),
        (True, "ligne 6", "NIC_SANS_SIREN", "00012"),
        (True, "ligne 7", "ETABLISSEMENT_SIRET_FORMAT", "1234567"),
        (True, "ligne 8", "VALEUR_MANQUANTE", None),
        (True, "ligne 9", "CODE_MAL_FORME", "5244"),
        (True, "ligne 10", "CODE_MAL_FORME", "99999999999"),
        (True, "ligne 11", "VALEUR_MANQUANTE", nda(10)),
        (True, "ligne 12", "BOOLEEN_MAL_FORME", "peut-être"),
        (True, "ligne 13", "CLE_REPETEE", nda(1)),
    ]


def test_what_cannot_be_read_of_the_rest_is_left_empty_and_told(lister: Lister, lire: Lire):
    lister(
        ligne(1, nda="52A4X000144", precedents=f"5244, {nda(7)}, {nda(7)}, 00000000000", region="97"),
        ligne(2, declaration="31/02/2026", debut="01/01/2026", fin="31/12/2025", region="23"),
        ligne(3, code1="31", libelle1="Gestion", code2="314", stagiaires="beaucoup", formateurs="-1"),
    )

    assert lire(
        "SELECT precedents, region_code, declaration, exercice_fin FROM organisme_declare ORDER BY denomination"
    ) == [
        ([nda(7)], None, date(2026, 5, 18), None),
        ([], "28", None, None),  # of a former region, the one of today
        ([], "52", date(2026, 5, 18), None),
    ]
    assert lire(
        "SELECT specialites, specialites_libelles, stagiaires FROM organisme_declare WHERE nda = %s", nda(3)
    ) == [(["314"], ["314"], None)]
    assert lire(DITS) == [
        (False, "ligne 2", "ORGANISME_NDA_FORMAT", "52A4X000144"),
        (False, "ligne 2", "CODE_MAL_FORME", "5244"),
        (False, "ligne 2", "REGION_INCONNUE", "97"),
        (False, "ligne 3", "DATES_INVERSEES", "01/01/2026, 31/12/2025"),
        (False, "ligne 3", "DATE_MAL_FORMEE", "31/02/2026"),
        (False, "ligne 4", "CODE_MAL_FORME", "31"),
        (False, "ligne 4", "NOMBRE_MAL_FORME", "beaucoup"),
    ]


def test_a_file_without_qualiopi_is_refused_by_name(recevoir: Callable[..., Any]):
    entete = ";".join(NOMS.values()).replace("certifications.VAE", "certifications.autre")

    with pytest.raises(FichierRefuse, match=r"il manque la colonne « certifications\.VAE »"):
        recevoir("organismes", liste(ligne(1), entete=entete), region="52")


def test_what_is_no_longer_listed_is_dated_and_what_is_refused_is_not(lister: Lister, lire: Lire):
    lister(ligne(1), ligne(2), ligne(3))

    bilan = lister(ligne(1), ligne(2, vae="?"), le=date(2026, 11, 24))

    assert bilan.absents == 1
    assert lire("SELECT nda, absent_depuis FROM organisme_declare ORDER BY nda") == [
        (nda(1), None),
        (nda(2), None),
        (nda(3), date(2026, 11, 24)),
    ]
    assert lire("SELECT count(*) FROM organisme WHERE statut = 'VALIDEE'") == [(3,)]


def test_the_same_bytes_are_not_read_twice(lister: Lister):
    lister(ligne(1))

    assert isinstance(lister(ligne(1)), DejaApplique)
