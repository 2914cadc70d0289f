"""Cells as values."""

import re

import pytest

from importers.reception.cellules import INCONNU, Point, code, entier, obligatoire, point, point_en_une, texte
from importers.reception.forme import Refus


@pytest.mark.parametrize("cellule", ["", "-1", "NULL", "null", "NR", "-", "Non renseigné"])
def test_what_sources_write_for_no_value_is_none(cellule: str):
    assert texte(cellule) is None


@pytest.mark.parametrize("cellule", ["0", "01", "--", "Nr 4"])
def test_anything_else_is_kept_as_it_is(cellule: str):
    assert texte(cellule) == cellule


def test_a_value_that_must_be_there_is_named():
    with pytest.raises(Refus) as refus:
        obligatoire("NR", "libellé")
    assert (refus.value.code, refus.value.message) == ("VALEUR_MANQUANTE", "La ligne n'a pas de libellé. Complétez-la.")


def test_a_code_is_in_capitals():
    assert code("2a004", re.compile(r"2[AB]\d{3}"), "code de commune") == "2A004"


def test_a_code_of_another_shape_is_refused():
    with pytest.raises(Refus) as refus:
        code("1234", re.compile(r"\d{5}"), "code postal")
    assert (refus.value.code, refus.value.extrait) == ("CODE_MAL_FORME", "1234")


@pytest.mark.parametrize(
    ("cellule", "nombre"),
    [
        ("0", 0),
        ("1 234", 1234),
        ("2147483647", 2**31 - 1),
        ("", None),
        ("0" * 12, 0),
        ("0" * 12 + "7", 7),
    ],
)
def test_a_whole_number_is_read(cellule: str, nombre: int | None):
    assert entier(cellule, "population") == nombre


@pytest.mark.parametrize("cellule", ["1.5", "-3", "²", "douze", "2147483648", "9" * 400, "0" * 11 + "9" * 12])
def test_what_is_no_whole_number_is_refused(cellule: str):
    with pytest.raises(Refus, match=r"Le champ population n'est pas un nombre entier\."):
        entier(cellule, "population")


@pytest.mark.parametrize("cellule", ["47.21,-1.55", "47.21, -1.55"])
def test_a_place_in_one_cell_is_read_with_or_without_a_space(cellule: str):
    assert point_en_une(cellule) == Point(47.21, -1.55)


def test_a_place_in_two_cells_may_have_french_decimals():
    assert point("47,21", "-1,55") == Point(47.21, -1.55)


def test_no_place_is_none():
    assert point_en_une("") == point("", "") == INCONNU


@pytest.mark.parametrize("cellule", ["47.21", "47.21,", ",1", "91,0", "0,181", "nan,nan", "inf,1", "1e5,1", "x,y"])
def test_what_is_nowhere_is_refused(cellule: str):
    with pytest.raises(Refus, match="ne sont pas une latitude et une longitude en degrés"):
        point_en_une(cellule)
