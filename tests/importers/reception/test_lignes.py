"""Broken lines are refused one by one, with their number; what breaks all that follows refuses the file."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from importers.lot import Bilan
from importers.refus_du_lot import LotRefuse
from models.erreurs import FichierRefuse

Recevoir = Callable[..., Bilan]
Base = psycopg.Connection[Any]


def rejets(bilan: Bilan) -> list[tuple[str, str, str | None]]:
    return [(rejet.chemin, rejet.code, rejet.extrait) for rejet in bilan.premiers]


@pytest.mark.parametrize(
    ("ligne", "code", "extrait"),
    [
        ("101", "LIGNE_TROP_COURTE", "101"),
        ("101;a;b", "LIGNE_TROP_LONGUE", "101"),
        ('101;"a"b', "GUILLEMET_MAL_PLACE", None),
        ("101;a\0b", "CARACTERE_ILLISIBLE", "101"),
        ("1\x0001;a", "CARACTERE_ILLISIBLE", "101"),
        ("101;a\N{REPLACEMENT CHARACTER}", "CARACTERE_ILLISIBLE", "101"),
        ("101;", "VALEUR_MANQUANTE", "101"),
        ("1O1;a", "CODE_MAL_FORME", "1O1"),
        (";a", "VALEUR_MANQUANTE", None),
    ],
)
def test_a_broken_line_is_a_reject_and_the_others_go_in(
    recevoir: Recevoir, lu: Base, ligne: str, code: str, extrait: str | None
):
    bilan = recevoir("nsf", f"code;libelle\n991;Avant\n{ligne}\n992;Après\n")

    assert rejets(bilan) == [("ligne 3", code, extrait)]
    assert bilan.comptes["nsf"].crees == 2
    assert lu.execute("SELECT chemin, code, bloquant FROM rejet").fetchall() == [("ligne 3", code, True)]


def test_a_broken_character_spoils_its_line_alone(recevoir: Recevoir):
    contenu = "code;libelle\n991;éèàùç éèàùç\n".encode() + b"992;\xe9cole\n"
    assert rejets(recevoir("nsf", contenu)) == [("ligne 3", "CARACTERE_ILLISIBLE", "992")]


def test_an_invisible_character_that_no_xml_holds_is_a_space(recevoir: Recevoir, lu: Base):
    bilan = recevoir("nsf", "code;libelle\n991\x1f;\x02Bois\x0b\x0cet\ufffe fibres\x1f\n992;Fil\n")

    assert (rejets(bilan), bilan.comptes["nsf"].crees) == ([], 2)
    assert lu.execute("SELECT libelle FROM nsf WHERE code = '991'").fetchall() == [("Bois et  fibres",)]


def test_lines_are_counted_as_an_editor_counts_them(recevoir: Recevoir):
    bilan = recevoir("nsf", 'Titre\n\ncode;libelle\n991;"Sur\ndeux lignes"\n\nx;y\n')
    assert rejets(bilan) == [("ligne 7", "CODE_MAL_FORME", "x")]


def test_blank_lines_and_a_separator_at_the_end_are_nothing(recevoir: Recevoir):
    bilan = recevoir("nsf", "code;libelle\n\n ; \n991;Une;\n;;\n")
    assert (bilan.comptes["nsf"].crees, rejets(bilan)) == (1, [])


def test_cells_are_trimmed(recevoir: Recevoir, lu: Base):
    recevoir("nsf", "code;libelle\n\t991 ;  Une  \n")
    assert lu.execute("SELECT libelle FROM nsf WHERE code = '991'").fetchall() == [("Une",)]


def test_a_quote_that_is_never_closed_refuses_the_file(recevoir: Recevoir, lu: Base):
    with pytest.raises(FichierRefuse) as refus:
        recevoir("nsf", 'code;libelle\n991;Une\n992;"Deux\n993;Trois\n')
    assert refus.value.message == (
        "1.csv : un guillemet ouvert ligne 3 n'est jamais fermé. Rien n'a été écrit. Corrigez cette ligne."
    )
    assert lu.execute("SELECT count(*) FROM lot").fetchone() == (0,)


def test_a_key_that_comes_again_with_the_same_words_is_one(recevoir: Recevoir):
    bilan = recevoir("nsf", "code;libelle\n991;Une\n991;Une\n")
    assert (bilan.comptes["nsf"].crees, rejets(bilan)) == (1, [])


def test_a_key_that_comes_again_with_other_words_is_a_reject_that_names_both_lines(recevoir: Recevoir, lu: Base):
    bilan = recevoir("nsf", "code;libelle\n991;Une\n992;Autre\n991;Deux\n")

    (rejet,) = bilan.premiers
    assert (rejet.chemin, rejet.code, rejet.extrait) == ("ligne 4", "CLE_REPETEE", "991")
    assert rejet.message == "La même clé vient déjà à la ligne 2, et dit autre chose : la première est gardée."
    assert lu.execute("SELECT libelle FROM nsf WHERE code = '991'").fetchall() == [("Une",)]


def test_the_file_is_named_when_there_are_several(recevoir: Recevoir):
    bilan = recevoir("nsf", "code;libelle\n991;Une\n", "code;libelle\n991;Deux\n")
    (rejet,) = bilan.premiers
    assert rejet.chemin == "2.csv : ligne 2"
    assert "déjà à la 1.csv : ligne 2" in rejet.message


@pytest.mark.parametrize("contenu", ["code;libelle\n", "code;libelle\nx;y\n"])
def test_a_file_that_gives_nothing_is_refused(recevoir: Recevoir, contenu: str):
    with pytest.raises(LotRefuse, match=r"^Aucune ligne n'a pu être lue : rien n'a été écrit\."):
        recevoir("nsf", contenu)
