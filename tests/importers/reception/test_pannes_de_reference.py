"""What happens in the middle of a lot of references when the importer, or its connection, is killed."""

import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest

from importers import flux
from importers.reception import fusion
from importers.reception.passage import Options
from models.erreurs import Indisponible

Base = psycopg.Connection[Any]

OPTIONS = Options("essai", date(2026, 11, 23))
TUE = """
import os, signal, sys
from datetime import date
from pathlib import Path
from importers import flux
from importers.reception import fusion
from importers.reception.passage import Options
suivantes = iter(range(1, 100))
faire = fusion._fusionner_une
def mourir(*arguments):
    fait = faire(*arguments)
    if next(suivantes) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return fait
fusion._fusionner_une = mourir
options = Options("essai", date(2026, 11, 23))
list(flux.importer(sys.argv[1], "rome", [Path(chemin) for chemin in sys.argv[2:]], options))
"""


@pytest.fixture
def fichiers(tmp_path: Path) -> list[Path]:
    codes, appellations = tmp_path / "codes.csv", tmp_path / "appellations.csv"
    codes.write_text("code_rome;libelle_rome\nA1101;Un\n", encoding="utf-8")
    appellations.write_text("code_ogr;libelle_appellation_long;code_rome\n1;Nom;A1101\n", encoding="utf-8")
    return [codes, appellations]


def comptes(lu: Base) -> list[int]:
    return [lu.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("lot", "rome", "rome_appellation")]


def test_an_importer_that_is_killed_leaves_nothing_and_the_second_run_succeeds(
    base: str, lu: Base, fichiers: list[Path]
):
    mort = subprocess.run([sys.executable, "-c", TUE, base, *map(str, fichiers)], check=False, timeout=60)

    assert mort.returncode == -signal.SIGKILL
    assert comptes(lu) == [0, 0, 0]
    list(flux.importer(base, "rome", fichiers, OPTIONS))
    assert comptes(lu) == [1, 1, 1]


def test_a_connection_that_is_cut_is_told_and_leaves_nothing(
    base: str, lu: Base, fichiers: list[Path], administration: Base, monkeypatch: pytest.MonkeyPatch
):
    faire = fusion._fusionner_une

    def couper(connexion: Base, *reste: Any) -> Any:
        administration.execute("SELECT pg_terminate_backend(%s)", [connexion.info.backend_pid])
        return faire(connexion, *reste)

    monkeypatch.setattr(fusion, "_fusionner_une", couper)
    with pytest.raises(Indisponible, match=r"^La base de données ne répond plus : rien n'a été écrit\."):
        list(flux.importer(base, "rome", fichiers, OPTIONS))
    assert comptes(lu) == [0, 0, 0]


def test_what_happens_between_two_publishers_keeps_the_first(base: str, lu: Base, tmp_path: Path):
    cog, poste = tmp_path / "cog.csv", tmp_path / "poste.csv"
    cog.write_text("code_insee;nom;codes_postaux\n49901;Pré;49910\n", encoding="utf-8")
    entete = "Code_commune_INSEE;Nom_commune;Code_postal;Ligne_5;coordonnees_gps\n"
    poste.write_text(f'{entete}49901;"PRE;49910;;\n', encoding="utf-8")
    faits = flux.importer(base, "communes", [cog, poste], OPTIONS)
    assert next(faits).comptes["commune"].crees == 1
    with pytest.raises(Exception, match="un guillemet ouvert ligne 2 n'est jamais fermé"):
        next(faits)
    assert lu.execute("SELECT formes FROM lot").fetchall() == [(["cog"],)]
