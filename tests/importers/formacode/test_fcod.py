"""`FCod.xls`: tabs, no header, told by the shape of its first lines."""

from collections.abc import Callable
from datetime import date
from typing import Any

import psycopg
import pytest

from importers.fusion import Compte
from importers.lot import Bilan
from models.erreurs import FichierRefuse

Base = psycopg.Connection[Any]
Recevoir = Callable[..., Bilan]
Fcod = Callable[..., bytes]

BOIS = ("45554", "TRAVAIL DU BOIS", "Travail du bois", "455 MÉTIERS D'ART")
MARQUETERIE = ("45571", "MARQUETERIE", "Marqueterie", "455 MÉTIERS D'ART", "45554 TRAVAIL DU BOIS")
OUTIL = ("45572", "OUTIL À BOIS", "Outil à bois", "455 MÉTIERS D'ART", "45554 TRAVAIL DU BOIS")
ELEVE = ("81997", "ÉLÈVE ÉBÉNISTE", "Élève ébéniste")
MOTS = "SELECT version, code, libelle, champ_code, generique_code FROM formacode ORDER BY version, code"


def rejets(bilan: Bilan) -> list[tuple[str, str, str | None]]:
    return [(rejet.chemin, rejet.code, rejet.extrait) for rejet in bilan.premiers]


def lire(lu: Base, requete: str) -> list[tuple[Any, ...]]:
    return lu.execute(requete).fetchall()


def test_keywords_go_in_with_their_field_and_their_generic_term(recevoir: Recevoir, fcod: Fcod, lu: Base):
    bilan = recevoir({"fcod_13.xls": fcod(BOIS, MARQUETERIE, ELEVE)})

    assert rejets(bilan) == []
    assert lire(lu, MOTS) == [
        (13, "45554", "Travail du bois", "455", None),
        (13, "45571", "Marqueterie", "455", "45554"),
        (13, "81997", "Élève ébéniste", None, None),
    ]
    assert lire(lu, "SELECT version, code, libelle FROM champ_semantique") == [(13, "455", "MÉTIERS D'ART")]


def test_a_generic_term_may_come_after_what_names_it(recevoir: Recevoir, fcod: Fcod, lu: Base):
    recevoir({"fcod_13.xls": fcod(MARQUETERIE, BOIS)})
    assert lire(lu, "SELECT generique_code FROM formacode WHERE code = '45571'") == [("45554",)]


def test_a_second_file_may_bring_the_generic_term_of_a_known_keyword(recevoir: Recevoir, fcod: Fcod, lu: Base):
    recevoir({"fcod_13.xls": fcod(BOIS, OUTIL)})
    dessus = ("45570", "ARTS DU BOIS", "Arts du bois", "455 MÉTIERS D'ART")
    recevoir({"fcod_13.xls": fcod((*BOIS, "45570 ARTS DU BOIS"), OUTIL, dessus)})
    assert lire(lu, "SELECT generique_code FROM formacode WHERE code = '45554'") == [("45570",)]


def test_equal_content_in_another_encoding_writes_nothing(recevoir: Recevoir, fcod: Fcod):
    recevoir({"fcod_13.xls": fcod(BOIS, MARQUETERIE, ELEVE)})
    bilan = recevoir({"fcod_13.xls": fcod(BOIS, MARQUETERIE, ELEVE, encodage="utf-8")})

    assert bilan.comptes["formacode"] == Compte(0, 0, 3)
    assert bilan.comptes["champ_semantique"] == Compte(0, 0, 1)
    assert bilan.comptes["public_vise"] == Compte(0, 0, 1)


def test_the_label_in_capitals_is_kept_when_the_other_cell_says_something_else(
    recevoir: Recevoir, fcod: Fcod, lu: Base
):
    recevoir({"fcod_13.xls": fcod(("45571", "MARQUETERIE", "Voir ébénisterie"))})
    assert lire(lu, "SELECT libelle FROM formacode") == [("MARQUETERIE",)]


def test_a_first_line_that_is_broken_does_not_hide_what_the_file_is(recevoir: Recevoir, fcod: Fcod, lu: Base):
    bilan = recevoir({"fcod_13.xls": fcod(("4557", "QUATRE CHIFFRES"), BOIS, MARQUETERIE)})

    assert rejets(bilan) == [("ligne 1", "CODE_MAL_FORME", "4557")]
    assert len(lire(lu, MOTS)) == 2


def test_a_short_line_is_a_reject(recevoir: Recevoir, fcod: Fcod, lu: Base):
    bilan = recevoir({"fcod_13.xls": fcod(BOIS, "45571\tMARQUETERIE", OUTIL)})

    (rejet,) = bilan.premiers
    assert (rejet.chemin, rejet.code) == ("ligne 2", "LIGNE_TROP_COURTE")
    assert rejet.message.startswith("La ligne a 2 cellule(s), les premières du fichier en ont 11 :")
    assert len(lire(lu, MOTS)) == 2


def test_a_broken_character_spoils_its_line_alone(recevoir: Recevoir, fcod: Fcod):
    octets = fcod(*[(str(45600 + rang), f"ÉÉÉÉÉ {rang}") for rang in range(9)], encodage="utf-8")
    bilan = recevoir({"fcod_13.xls": octets + fcod(("45571", "ÉBÉNISTERIE"), encodage="latin-1")})
    assert [rejet.code for rejet in bilan.premiers] == ["CARACTERE_ILLISIBLE"]


def test_a_code_that_comes_again_with_another_label_is_a_reject_that_names_both(
    recevoir: Recevoir, fcod: Fcod, lu: Base
):
    bilan = recevoir({"fcod_13.xls": fcod(BOIS, MARQUETERIE, ("45571", "TOUT AUTRE CHOSE", "", "455 MÉTIERS D'ART"))})

    (rejet,) = bilan.premiers
    assert (rejet.chemin, rejet.code, rejet.extrait) == ("ligne 3", "CLE_REPETEE", "45571")
    assert rejet.message == "La même clé vient déjà à la ligne 2, et dit autre chose : la première est gardée."
    assert lire(lu, "SELECT libelle FROM formacode WHERE code = '45571'") == [("Marqueterie",)]


def test_an_unknown_generic_term_is_a_reject_and_its_keyword_goes_in(recevoir: Recevoir, fcod: Fcod, lu: Base):
    bilan = recevoir({"fcod_13.xls": fcod(MARQUETERIE)})

    assert rejets(bilan) == [("ligne 1", "GENERIQUE_INCONNU", "45571 → 45554")]
    assert lire(lu, MOTS) == [(13, "45571", "Marqueterie", "455", None)]


def test_a_generic_term_without_code_is_a_reject(recevoir: Recevoir, fcod: Fcod):
    bilan = recevoir({"fcod_13.xls": fcod(BOIS, OUTIL, (*MARQUETERIE[:4], "TRAVAIL DU BOIS"))})
    assert rejets(bilan) == [("ligne 3", "CODE_MAL_FORME", "TRAVAIL DU BOIS")]


def test_a_keyword_that_a_newer_file_lacks_is_dated_and_kept(recevoir: Recevoir, fcod: Fcod, lu: Base):
    recevoir({"fcod_13.xls": fcod(BOIS, MARQUETERIE, OUTIL)})
    bilan = recevoir({"fcod_13.xls": fcod(BOIS, OUTIL)}, le=date(2026, 12, 1), part_minimale=0.5)

    assert bilan.absents == 1
    absents = lire(lu, "SELECT code, absent_depuis FROM formacode WHERE absent_depuis IS NOT NULL")
    assert absents == [("45571", date(2026, 12, 1))]


def test_another_version_is_put_beside_and_misses_nothing(recevoir: Recevoir, fcod: Fcod, lu: Base):
    recevoir({"fcod_13.xls": fcod(BOIS, MARQUETERIE)})
    bilan = recevoir({"fcod_14.xls": fcod(("45571", "PLACAGE"), ("45579", "OUTIL"))})

    assert bilan.absents == 0
    assert lire(lu, "SELECT version, libelle FROM formacode WHERE code = '45571' ORDER BY 1") == [
        (13, "Marqueterie"),
        (14, "PLACAGE"),
    ]


def test_a_keyword_that_an_offer_mentioned_is_completed(recevoir: Recevoir, fcod: Fcod, lu: Base):
    lu.execute("INSERT INTO formacode (id, version, code, libelle) VALUES (7, 13, '45571', '45571')")
    recevoir({"fcod_13.xls": fcod(BOIS, MARQUETERIE)})
    assert lire(lu, "SELECT id, libelle FROM formacode WHERE code = '45571'") == [(7, "Marqueterie")]


def test_the_publics_are_completed_where_offers_point_to_them(recevoir: Recevoir, fcod: Fcod, lu: Base):
    avant = lire(lu, "SELECT id, version, code, libelle FROM public_vise ORDER BY id")
    bilan = recevoir({"fcod_14.xls": fcod(("80006", "DEMANDEUR D'EMPLOI"), ELEVE)})

    assert bilan.comptes["public_vise"] == Compte(1, 1, 0)
    apres = lire(lu, "SELECT id, version, code, libelle FROM public_vise ORDER BY id")
    assert apres[:-1] == avant
    assert apres[-1][1:] == (14, "81997", "Élève ébéniste")


def test_a_file_with_too_few_cells_is_no_fcod(recevoir: Recevoir):
    with pytest.raises(FichierRefuse, match="n'est pas un fichier du flux « formacode »"):
        recevoir({"fcod_13.xls": b"45571\tMARQUETERIE\tMarqueterie\r\n"})
