"""Recognising a table: by its header, wherever, however written; and saying what is missing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from importers.flux import FLUX
from importers.reception.archive import parties
from importers.reception.entete import Document, reconnaitre
from models.erreurs import FichierRefuse

Reconnaitre = Callable[[str, str | bytes], Document]


@pytest.fixture
def document(tmp_path: Path) -> Reconnaitre:
    def document(nom: str, contenu: str | bytes) -> Document:
        chemin = tmp_path / "f.csv"
        chemin.write_bytes(contenu.encode() if isinstance(contenu, str) else contenu)
        (partie,) = parties(chemin)
        return reconnaitre(partie, FLUX[nom], tuple(FLUX.values()))

    return document


@pytest.mark.parametrize("separateur", [";", ",", "\t", "|"])
def test_the_separator_is_told_by_the_header(document: Reconnaitre, separateur: str):
    assert document("nsf", separateur.join(["code", "libelle\n"])).separateur == separateur


@pytest.mark.parametrize("entete", ["CODE;Libellé", '"Code" ; "LIBELLE"', "\ufeffcode;libelle", "Code nsf;Libellé NSF"])
def test_headers_are_found_whatever_their_case_accents_and_quotes(document: Reconnaitre, entete: str):
    assert document("nsf", f"{entete}\n").places == (0, 1)


def test_columns_are_found_by_name_and_unknown_ones_ignored(document: Reconnaitre):
    lu = document("communes", "population;nom;siren;codes_postaux;code_insee\n")
    assert (lu.forme.nom, lu.places) == ("cog", (4, 1, 3, -1, -1, 0, -1, -1))


def test_a_header_may_stand_below_a_title(document: Reconnaitre):
    assert document("nsf", "Nomenclature, édition 2026\n\ncode;libelle\n").entete == 3


def test_the_layout_that_finds_most_columns_is_taken(document: Reconnaitre):
    entete = "TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT\n"
    assert document("communes", entete).forme.nom == "cog_officiel"


def refus(document: Reconnaitre, nom: str, contenu: str | bytes) -> str:
    with pytest.raises(FichierRefuse) as refuse:
        document(nom, contenu)
    return refuse.value.message


def test_a_missing_column_is_named_with_those_that_are_read(document: Reconnaitre):
    assert refus(document, "rome", "code_rome;intitule\n") == (
        "f.csv n'est pas un fichier du flux « rome » : des colonnes code_rome, libelle_rome ; ou code_ogr,"
        " libelle_appellation_long, code_rome sont attendues."
    )
    entete = "Code_commune_INSEE;Nom_commune;Code_postal;coordonnees_gps\n"
    assert refus(document, "communes", entete) == (
        "f.csv : il manque la colonne « Ligne_5 » ; sont lues « Code_commune_INSEE », « Nom_commune », « Code_postal »,"
        " « coordonnees_gps ». Vérifiez l'en-tête, ou demandez l'autre format."
    )


def test_a_file_of_another_feed_is_told_which(document: Reconnaitre):
    assert refus(document, "nsf", "code_rome,libelle_rome\n") == (
        "f.csv n'est pas un fichier du flux « nsf » : il ressemble à un fichier du flux « rome » (répertoire des"
        " métiers ROME). Lancez : sofi import rome"
    )


@pytest.mark.parametrize("contenu", ["<?xml version='1.0'?><lheo/>", "\ufeff<lheo/>", "\n<lheo/>"])
def test_an_xml_is_told_from_a_table(document: Reconnaitre, contenu: str):
    assert refus(document, "nsf", contenu) == (
        "f.csv n'est pas un fichier du flux « nsf » : c'est un XML. S'il décrit des offres, lancez : sofi import lheo"
    )


@pytest.mark.parametrize("contenu", ["rien\n", "\n\n\n\n", b"\x00\x01\x02", "code libelle\n", '"code;libelle\n'])
def test_what_is_no_table_is_told_what_is_expected(document: Reconnaitre, contenu: str | bytes):
    assert refus(document, "nsf", contenu) == (
        "f.csv n'est pas un fichier du flux « nsf » : des colonnes code, libelle ; ou code, libelle_sans_accent"
        " sont attendues."
    )


def test_a_line_of_very_many_cells_costs_no_more_than_its_length(document: Reconnaitre):
    assert refus(document, "nsf", ";".join(map(str, range(50_000))) + "\n").endswith("sont attendues.")
