"""What Certif Info's files may have wrong: refused, or let in with what is wrong left out, in French."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from importers.lot import Bilan
from models.erreurs import FichierRefuse
from tests.importers.certifinfo.fichier import certifinfo, ligne, remplacements

Recevoir = Callable[..., Bilan]
Base = psycopg.Connection[Any]


def dits(lu: Base, *, bloquants: bool) -> list[tuple[Any, ...]]:
    requete = "SELECT chemin, code, extrait FROM rejet WHERE bloquant = %s ORDER BY id"
    return lu.execute(requete, (bloquants,)).fetchall()


def test_a_missing_column_is_named(recevoir: Recevoir):
    with pytest.raises(FichierRefuse, match="il manque la colonne « Code_RNCP »"):
        recevoir(certifinfo(ligne()).replace(b"Code_RNCP;", b"Code_Autre;", 1))


def test_another_delimiter_that_is_none_is_refused(recevoir: Recevoir):
    with pytest.raises(FichierRefuse, match="n'est pas un fichier du flux « certifinfo »"):
        recevoir(certifinfo(ligne()).replace(b";", b"~"))


def test_a_file_of_another_feed_says_which(recevoir: Recevoir):
    with pytest.raises(FichierRefuse, match="ressemble à un fichier du flux « nsf »"):
        recevoir(b"code;libelle\n234;Travail du bois\n")


def test_a_file_of_certif_info_given_to_another_feed_says_so(recevoir: Recevoir):
    with pytest.raises(FichierRefuse, match="Lancez : sofi import certifinfo"):
        recevoir(remplacements("1;A;3;2;B;1"), flux="rome")


def test_a_short_line_is_a_reject_and_the_others_go_in(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo("4102;Trop court", ligne()))

    assert dits(lu, bloquants=True) == [("ligne 2", "LIGNE_TROP_COURTE", "4102")]
    assert lu.execute("SELECT code_certifinfo FROM certification").fetchall() == [("4101",)]


@pytest.mark.parametrize("code", ["", "ABC", "12 34"])
def test_a_line_without_a_good_code_is_a_reject(recevoir: Recevoir, lu: Base, code: str):
    recevoir(certifinfo(ligne(Code_Diplome=code), ligne(Code_Diplome="4102")))

    assert [chemin for chemin, *_ in dits(lu, bloquants=True)] == ["ligne 2"]


def test_a_line_that_contradicts_an_earlier_one_of_its_code_is_a_reject_that_names_both(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne(), ligne(Libelle_Diplome="CAP charron")))

    assert lu.execute("SELECT intitule FROM certification").fetchall() == [("CAP tonnelier",)]
    assert lu.execute("SELECT chemin, code, message, extrait FROM rejet").fetchall() == [
        (
            "ligne 3",
            "CLE_REPETEE",
            "La même clé vient déjà à la ligne 2, et dit autre chose : la première est gardée.",
            "4101",
        )
    ]


@pytest.mark.parametrize(
    ("cellules", "dit", "colonne"),
    [
        ({"Code_Niveau_Europeen": "IV"}, ("NIVEAU_INCONNU", "IV"), "niveau_code"),
        ({"Date_MaJ": "00/03/2026"}, ("DATE_MAL_FORMEE", "00/03/2026"), "maj_le"),
        ({"Date_MaJ": "31/02/2026"}, ("DATE_MAL_FORMEE", "31/02/2026"), "maj_le"),
        ({"Etat": "7"}, ("ETAT_INCONNU", "7"), "etat"),
        ({"accessibilite_fi": "oui"}, ("ACCES_INCONNU", "oui"), "acces_fi"),
        ({"Annee_Premiere_Session": "04"}, ("ANNEE_MAL_FORMEE", "04"), "premiere_session"),
        ({"Annee_Derniere_Session": "1999"}, ("ANNEES_INVERSEES", "2004, 1999"), "premiere_session"),
        ({"Code_RNCP": "RS12"}, ("CODE_MAL_FORME", "RS12"), "fiche_id"),
    ],
)
def test_a_cell_that_cannot_be_read_is_left_empty_and_told(
    recevoir: Recevoir, lu: Base, cellules: dict[str, str], dit: tuple[str, str], colonne: str
):
    recevoir(certifinfo(ligne(**cellules)))

    assert dits(lu, bloquants=False) == [("ligne 2", *dit)]
    assert lu.execute("SELECT to_jsonb(c) -> %s FROM certification c", (colonne,)).fetchall() == [(None,)]


@pytest.mark.parametrize(
    ("cellules", "table"),
    [
        ({"Code_FormaCode": "2221"}, "certification_formacode"),
        ({"Code_Rome_1": "H22"}, "certification_rome"),
        ({"Code_Nsf": "23"}, "certification_nsf"),
    ],
)
def test_a_code_that_has_not_its_shape_is_left_out_and_told(
    recevoir: Recevoir, lu: Base, cellules: dict[str, str], table: str
):
    bilan = recevoir(certifinfo(ligne(**cellules)))

    assert dict(bilan.reserves) == {"CODE_MAL_FORME": 1}
    assert lu.execute(f"SELECT count(*) FROM {table}").fetchall() == [(0,)]


def test_of_two_sheets_the_one_of_the_rncp_is_kept(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne(Code_RS="12")))

    assert dits(lu, bloquants=False) == [("ligne 2", "DEUX_FICHES", "RNCP4411 et RS12")]
    assert lu.execute("SELECT code FROM fiche").fetchall() == [("RNCP4411",)]


def test_what_is_refused_is_not_absent(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne(), ligne(Code_Diplome="4102")))

    recevoir(certifinfo(ligne(), ligne(Code_Diplome="4102", Libelle_Diplome="")), confirmer=True)

    assert lu.execute("SELECT count(*) FROM certification WHERE absent_depuis IS NOT NULL").fetchall() == [(0,)]
