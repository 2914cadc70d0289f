from pathlib import Path

import pytest

from exporters.lheo.constats import Constat, Decision, Offre
from service.commandes.constats_csv import ConstatsCsv
from service.sortie import sorties


def table(chemin: Path, message: str) -> bytes:
    """What is written of one decision with this message."""
    constat = Constat("FO_1-ET_1", "SE_1", "periode", Decision.COUPE, message)
    with sorties([chemin], dire=print) as (sortie,):
        ConstatsCsv(sortie).noter(Offre("FO_1-ET_1", 1, (constat,)))
    return chemin.read_bytes()


def test_the_table_opens_in_a_french_spreadsheet(tmp_path: Path):
    assert table(tmp_path / "r.csv", "Coupé à 250 caractères.") == (
        b"\xef\xbb\xbfoffre;objet;element;constat;message\r\n"
        b"FO_1-ET_1;SE_1;periode;COUPE;Coup\xc3\xa9 \xc3\xa0 250 caract\xc3\xa8res.\r\n"
    )


@pytest.mark.parametrize("debut", ["=", "+", "-", "@", "\t"])
def test_no_cell_is_taken_for_a_formula(tmp_path: Path, debut: str):
    assert table(tmp_path / "r.csv", f"{debut}1+1").decode().endswith(f";'{debut}1+1\r\n")


def test_a_separator_or_a_line_in_a_cell_is_quoted(tmp_path: Path):
    assert table(tmp_path / "r.csv", 'un;"deux"\ntrois').decode().endswith(';"un;""deux""\ntrois"\r\n')
