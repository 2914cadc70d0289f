"""Lists of codes, of publics and of fields; the best label wins whatever the order."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from importers.lot import Bilan
from models.erreurs import FichierRefuse

Base = psycopg.Connection[Any]
Recevoir = Callable[..., Bilan]
Fcod = Callable[..., bytes]

CODES = "code;libelle_sans_accent;champ_semantique\n45554;Metiers Art;455\n45571;Ebenisterie;455\n92002;Dossier;\n"
LIBELLES = "SELECT code, libelle FROM formacode ORDER BY code"
CHAMPS = "SELECT code, libelle FROM champ_semantique ORDER BY code"


def lire(lu: Base, requete: str) -> list[tuple[Any, ...]]:
    return lu.execute(requete).fetchall()


def test_a_list_of_codes_gives_labels_and_fields(recevoir: Recevoir, lu: Base):
    recevoir({"codes_v13.csv": CODES})
    assert lire(lu, "SELECT code, libelle, champ_code FROM formacode ORDER BY code") == [
        ("45554", "Metiers Art", "455"),
        ("45571", "Ebenisterie", "455"),
        ("92002", "Dossier", None),
    ]


def test_a_field_bears_the_name_of_its_keyword_54(recevoir: Recevoir, lu: Base):
    recevoir({"codes_v13.csv": CODES})
    assert lire(lu, CHAMPS) == [("455", "Metiers Art")]


def test_a_field_without_its_keyword_54_is_named_by_its_code(recevoir: Recevoir, lu: Base):
    recevoir({"codes_v13.csv": "code;libelle;champ\n31017;Outil;310\n"})
    assert lire(lu, CHAMPS) == [("310", "310")]


def test_a_list_of_fields_names_them_by_their_keyword_where_it_has_no_label(recevoir: Recevoir, lu: Base):
    entete = "code_champ;libelle_officiel_vu;descripteur_tete_nnn54;grand_domaine_vu"
    recevoir({"champs_v13.csv": f"{entete}\n455;Métiers d'art;Metiers D'Art;4\n125;;Environnement;\n"})
    assert lire(lu, CHAMPS) == [("125", "Environnement"), ("455", "Métiers d'art")]


def test_a_list_of_fields_leaves_keywords_alone(recevoir: Recevoir, lu: Base):
    recevoir({"codes_v13.csv": CODES})
    bilan = recevoir({"champs_v13.csv": "code_champ;libelle_champ\n455;Métiers d'art\n"})
    assert (bilan.absents, len(lire(lu, LIBELLES))) == (0, 3)


def test_what_a_list_does_not_tell_stays(recevoir: Recevoir, fcod: Fcod, lu: Base):
    recevoir({"fcod_13.xls": fcod(("45554", "MÉTIERS ART"), ("45571", "ÉBÉNISTERIE", "", "", "45554 MÉTIERS ART"))})
    recevoir({"codes_v13.csv": CODES})
    requete = "SELECT generique_code, champ_code FROM formacode WHERE code = '45571'"
    assert lire(lu, requete) == [("45554", "455")]


@pytest.mark.parametrize("fichiers", [("codes", "fcod"), ("fcod", "codes")])
def test_accents_are_not_lost_whichever_file_comes_last(
    recevoir: Recevoir, fcod: Fcod, lu: Base, fichiers: tuple[str, ...]
):
    contenus = {
        "codes": {"codes_v13.csv": CODES},
        "fcod": {"fcod_13.xls": fcod(("45571", "ÉBÉNISTERIE", "Ébénisterie"))},
    }
    for nom in fichiers:
        recevoir(contenus[nom])
    assert ("45571", "Ébénisterie") in lire(lu, LIBELLES)


def test_another_wording_replaces_the_known_one(recevoir: Recevoir, lu: Base):
    recevoir({"codes_v13.csv": "code;libelle;champ\n45571;Ébénisterie;455\n"})
    recevoir({"codes_v13.csv": "code;libelle;champ\n45571;Meuble;455\n"})
    assert lire(lu, LIBELLES) == [("45571", "Meuble")]


def test_a_list_of_publics_goes_into_both_tables(recevoir: Recevoir, lu: Base):
    recevoir({"publics_v14.csv": "code;libelle\n81997;Élève ébéniste\n"})
    assert lire(lu, LIBELLES) == [("81997", "Élève ébéniste")]
    assert lire(lu, "SELECT version, libelle FROM public_vise WHERE code = '81997'") == [(14, "Élève ébéniste")]


def test_a_list_of_publics_takes_nothing_else(recevoir: Recevoir, lu: Base):
    bilan = recevoir({"publics_v14.csv": "code;libelle\n81997;Élève\n45571;Ébénisterie\n"})
    assert [(r.chemin, r.code, r.extrait) for r in bilan.premiers] == [("ligne 3", "PUBLIC_ATTENDU", "45571")]
    assert lire(lu, LIBELLES) == [("81997", "Élève")]


def test_a_field_that_is_no_code_is_a_reject(recevoir: Recevoir):
    bilan = recevoir({"codes_v13.csv": "code;libelle;champ\n45571;Ébénisterie;Bois\n45572;Tournage;455\n"})
    assert [(r.chemin, r.code, r.extrait) for r in bilan.premiers] == [("ligne 2", "CODE_MAL_FORME", "Bois")]


def test_a_file_without_label_is_refused_with_the_columns_that_are_expected(recevoir: Recevoir):
    with pytest.raises(FichierRefuse, match="des colonnes code, libelle, generique ; ou"):
        recevoir({"codes_v13.csv": "code;intitule court\n45571;Ébénisterie\n"})
