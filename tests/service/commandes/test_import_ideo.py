"""`sofi import ideo`: what it says, and its exit codes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.importers.ideo.fichier import action, actions

Sofi = Callable[..., Any]


def test_what_is_elsewhere_is_counted_in_the_report(sofi: Sofi, tmp_path: Path):
    liste = tmp_path / "actions.csv"
    liste.write_bytes(actions(action(), action(departement="35 - Ille-et-Vilaine")))

    resultat = sofi("import", "ideo", liste, "--sans-regles")

    assert (resultat.code, resultat.sortie.splitlines()) == (
        0,
        [
            "Lot LO_0000000001 :",
            "                       créés   modifiés  inchangés",
            "  organismes               1          0          0",
            "  établissements           1          0          0",
            "  sites                    1          0          0",
            "  contacts                 1          0          0",
            "  formations               1          0          0",
            "  actions                  1          0          0",
            "  sessions                 1          0          0",
            "1 ligne d'une autre région : laissée de côté.",
        ],
    )


def test_what_the_carif_has_to_see_is_told_unless_it_is_not_asked(sofi: Sofi, tmp_path: Path):
    liste = tmp_path / "actions.csv"
    liste.write_bytes(actions(action()))
    sans = sofi("import", "ideo", liste, "--dry-run", "--sans-regles").sortie
    avec = sofi("import", "ideo", liste, "--dry-run").sortie

    assert avec.removeprefix(sans).splitlines() == [
        "2 réserves :",
        "        1  ORGANISME_FORMACODE_REQUIS",
        "        1  ACTION_HABILITATION_A_VERIFIER",
    ]


def test_a_reject_is_an_exit_code_and_a_refusal_another(sofi: Sofi, tmp_path: Path):
    liste = tmp_path / "actions.csv"
    liste.write_bytes(actions(action(), action(af="")))
    assert sofi("import", "ideo", liste).code == 3
    liste.write_bytes(b"rien;du;tout\n")
    assert sofi("import", "ideo", liste).code == 1
