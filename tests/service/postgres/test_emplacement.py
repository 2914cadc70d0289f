import os
import subprocess
from pathlib import Path

import pytest

from service.postgres import emplacement
from service.postgres.binaires import trouver_binaires
from service.postgres.compte import traversable

root = pytest.mark.skipif(os.geteuid() != 0, reason="only root lends its server to another account")


@pytest.fixture
def ferme(dossier_ouvert: Path) -> Path:
    """A directory that only its owner may enter."""
    (dossier_ouvert / "ferme").mkdir(mode=0o700)
    return dossier_ouvert / "ferme"


@pytest.fixture(autouse=True)
def racine_ouverte(dossier_ouvert: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(emplacement, "RACINE_OUVERTE", dossier_ouvert / "ouvert")
    return dossier_ouvert / "ouvert"


def test_a_directory_below_an_open_one_is_taken_and_nothing_is_said(dossier_ouvert: Path):
    dites: list[str] = []
    assert emplacement.dossier_des_donnees(dossier_ouvert / "a/b", dites.append) == dossier_ouvert / "a/b"
    assert dites == []


@root
def test_root_below_a_closed_directory_takes_an_open_place_and_says_which(ferme: Path, racine_ouverte: Path):
    dites: list[str] = []
    dossier = emplacement.dossier_des_donnees(ferme / ".sofi", dites.append)
    assert dossier.parent == racine_ouverte
    assert traversable(dossier)
    assert dites == [f"{ferme}/.sofi is below a directory that only root may enter: the data are in {dossier}."]
    assert not (ferme / ".sofi").exists()


@root
def test_the_open_place_is_the_same_every_time_and_differs_between_directories(ferme: Path):
    places = [emplacement.dossier_des_donnees(ferme / nom, lambda _: None) for nom in (".sofi", ".sofi", "autre")]
    assert places[0] == places[1] != places[2]


def test_binaries_that_any_account_can_run_stay_where_they_are(dossier_ouvert: Path):
    (dossier_ouvert / "bin").mkdir()
    (dossier_ouvert / "bin/postgres").touch(0o755)
    assert emplacement.binaires_accessibles(dossier_ouvert / "bin") == dossier_ouvert / "bin"


@root
def test_binaries_below_a_closed_directory_run_as_nobody_from_a_copy(ferme: Path, dossier_ouvert: Path):
    # The installation of this machine, as it would stand in a closed home.
    bindir = trouver_binaires(None)
    (ferme / bindir.parts[-3]).symlink_to(bindir.parent.parent)
    (ferme / f"{bindir.parts[-3]}.libs").symlink_to(bindir.parents[2] / f"{bindir.parts[-3]}.libs")
    copie = emplacement.binaires_accessibles(ferme / bindir.parts[-3] / "pginstall/bin")
    assert copie.is_relative_to(dossier_ouvert / "ouvert")
    dite = subprocess.run([copie / "postgres", "--version"], user="nobody", capture_output=True, check=True, cwd="/")
    assert dite.stdout.startswith(b"postgres (PostgreSQL) ")
