import pytest

from exporters.csv.table import en_cellule, en_lignes, inerte


def test_cells_are_parted_by_semicolons_and_lines_by_what_rfc_4180_says():
    assert en_lignes([("a", ""), ("é", "b c")]) == "a;\r\né;b c\r\n"


@pytest.mark.parametrize(
    ("cellule", "ecrite"),
    [
        ("a;b", '"a;b"'),
        ('dit "oui"', '"dit ""oui"""'),
        ("une\nligne", '"une\nligne"'),
        ("une\r\nligne", '"une\r\nligne"'),
    ],
)
def test_what_would_end_a_cell_is_quoted(cellule: str, ecrite: str):
    assert en_lignes([(cellule,)]) == f"{ecrite}\r\n"


@pytest.mark.parametrize(
    ("valeur", "cellule"),
    [(None, ""), ("a", "a"), ([], ""), ([None], ""), (["b", None, "a", "b"], "b | a")],
)
def test_a_cell_holds_each_of_its_values_once(valeur: str | list[str | None] | None, cellule: str):
    assert en_cellule(valeur) == cellule


@pytest.mark.parametrize("debut", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(debut: str):
    assert inerte(f"{debut}1+1") == f"'{debut}1+1"


@pytest.mark.parametrize("cellule", ["", "1-1", "a=b", "'=1"])
def test_other_cells_are_written_as_they_are(cellule: str):
    assert inerte(cellule) == cellule
