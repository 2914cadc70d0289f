from decimal import Decimal

from exporters.csv.statistiques import Cellules, statistiques_en_csv
from models.choix import Axe


def test_a_label_is_never_a_formula_and_numbers_have_a_decimal_comma():
    ligne = Cellules([("=1+1", "@somme;")], 3, 0.125, (None, 350.5, Decimal("1234.50")))
    assert statistiques_en_csv([Axe.PROGRAMME], [ligne]).splitlines()[1] == "'=1+1;\"'@somme;\";3;12,5;;350,5;1234,50"
