"""`sofi import formacode`: what it says, and its exit codes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Sofi = Callable[..., Any]


@pytest.fixture
def codes(tmp_path: Path) -> Path:
    chemin = tmp_path / "codes.csv"
    chemin.write_text("code;libelle;champ\n45571;Ébénisterie;455\n", encoding="utf-8")
    return chemin


def test_without_a_version_it_asks_for_one(sofi: Sofi, codes: Path):
    resultat = sofi("import", "formacode", codes)
    assert (resultat.code, resultat.sortie) == (1, "")
    assert resultat.erreurs == (
        "La version du Formacode ne se lit pas dans le nom de codes.csv :"
        " ajoutez --version, par exemple --version 14.\n"
    )


def test_with_a_version_it_says_what_it_did(sofi: Sofi, codes: Path):
    resultat = sofi("import", "formacode", codes, "--version", "14")
    assert resultat.code == 0
    assert resultat.sortie.splitlines() == [
        "Lot LO_0000000001 :",
        "                       créés   modifiés  inchangés",
        "  champs                   1          0          0",
        "  mots-clés                1          0          0",
    ]


def test_a_feed_without_versions_refuses_one(sofi: Sofi, codes: Path):
    resultat = sofi("import", "rome", codes, "--version", "14")
    assert (resultat.code, resultat.erreurs) == (1, "Le flux « rome » n'a pas de version : ôtez --version.\n")
