"""The command line in this process, and small Lhéo files for it."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Template
from typing import NamedTuple

import psycopg
import pytest

from importers.lheo import importer
from importers.lot import Options
from service.cli import main
from service.commandes.demo import preparer
from service.reglages import Reglages
from tests.bases import copie

LHEO = Path(__file__).parent / "lheo"


class Resultat(NamedTuple):
    """What a command leaves behind."""

    code: int
    sortie: str
    erreurs: str


Sofi = Callable[..., Resultat]
Offre = Callable[..., Path]
Nombre = Callable[[str], int]
Remplir = Callable[..., str]


@pytest.fixture
def sofi(base: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Sofi:
    """Run a command on a migrated database of this test's own."""
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("DATABASE_URL", base)

    def lancer(*arguments: object, **environnement: str) -> Resultat:
        monkeypatch.setattr(sys, "argv", ["sofi", *map(str, arguments)])
        for nom, valeur in environnement.items():
            monkeypatch.setenv(nom, valeur)
        with pytest.raises(SystemExit) as fin:
            main()
        return Resultat(int(fin.value.code or 0), *capsys.readouterr())

    return lancer


@pytest.fixture
def offre(tmp_path: Path) -> Offre:
    """Write a file of one formation, one action and the sessions named; `debut` is theirs."""

    def ecrire(*numeros: str, debut: str = "20270104", nom: str = "offre.xml") -> Path:
        return ecrire_une_offre(tmp_path / nom, *numeros, debut=debut)

    return ecrire


def ecrire_une_offre(chemin: Path, *numeros: str, debut: str = "20270104") -> Path:
    modele = Template((LHEO / "session.xml").read_text(encoding="utf-8"))
    sessions = "".join(modele.substitute(numero=numero, debut=debut) for numero in numeros)
    texte = Template((LHEO / "offre.xml").read_text(encoding="utf-8")).substitute(sessions=sessions)
    chemin.write_text(texte, encoding="utf-8")
    return chemin


@pytest.fixture(scope="session")
def modele_de_l_offre(
    serveur: Path, administration: psycopg.Connection, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The name of a database that holds an offer of two sessions; tests copy it."""
    nom = f"offre_{os.getpid()}"
    with copie(serveur, administration, nom) as url:
        chemin = ecrire_une_offre(tmp_path_factory.mktemp("offre") / "offre.xml", "S1", "S2")
        importer(url, [chemin], Options("lheo"))
        yield nom


@pytest.fixture
def base_de_l_offre(serveur: Path, administration: psycopg.Connection, modele_de_l_offre: str) -> Iterator[str]:
    """The URL of a copy of it: what a module names its `base` when its commands only need an offer to be there."""
    with copie(serveur, administration, f"{modele_de_l_offre}_copie", modele_de_l_offre) as url:
        yield url


@pytest.fixture
def nombre(base: str) -> Nombre:
    """How many rows a table holds."""

    def compter(table: str) -> int:
        with psycopg.connect(base) as connexion:
            return connexion.execute(f"SELECT count(*) FROM {table}").fetchone()[0]

    return compter


@pytest.fixture(scope="session")
def exemple(serveur: Path, administration: psycopg.Connection) -> Iterator[str]:
    """The name of a database that holds a sample, imported once, for tests that copy or read it."""
    nom = f"exemple_{os.getpid()}"
    with copie(serveur, administration, nom) as url:
        preparer(url, Reglages(), 10, 50)
        yield nom


@pytest.fixture
def remplir(base: str, capsys: pytest.CaptureFixture[str]) -> Remplir:
    """Prepare a sample as the command does before it serves; returns what it told."""

    def remplir(**taille: int) -> str:
        preparer(base, Reglages(), **taille)
        return capsys.readouterr().err

    return remplir
