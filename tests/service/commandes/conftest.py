"""The command line in this process, and small Lhéo files for it."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Template
from typing import NamedTuple

import psycopg
import pytest
from psycopg import sql

from service.cli import main
from service.commandes.demo import preparer
from service.postgres.ouverture import url_embarquee
from service.reglages import Reglages

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
        modele = Template((LHEO / "session.xml").read_text(encoding="utf-8"))
        sessions = "".join(modele.substitute(numero=numero, debut=debut) for numero in numeros)
        chemin = tmp_path / nom
        texte = Template((LHEO / "offre.xml").read_text(encoding="utf-8")).substitute(sessions=sessions)
        chemin.write_text(texte, encoding="utf-8")
        return chemin

    return ecrire


@pytest.fixture
def nombre(base: str) -> Nombre:
    """How many rows a table holds."""

    def compter(table: str) -> int:
        with psycopg.connect(base) as connexion:
            return connexion.execute(f"SELECT count(*) FROM {table}").fetchone()[0]

    return compter


@pytest.fixture(scope="session")
def exemple(serveur: Path, administration: psycopg.Connection) -> Iterator[sql.Identifier]:
    """A database that holds a sample, imported once, for tests that copy or read it."""
    nom = f"exemple_{os.getpid()}"
    administration.execute(sql.SQL("CREATE DATABASE {} TEMPLATE modele").format(sql.Identifier(nom)))
    preparer(url_embarquee(serveur, nom), Reglages(), 10, 50)
    yield sql.Identifier(nom)
    administration.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(nom)))


@pytest.fixture
def remplir(base: str, capsys: pytest.CaptureFixture[str]) -> Remplir:
    """Prepare a sample as the command does before it serves; returns what it told."""

    def remplir(**taille: int) -> str:
        preparer(base, Reglages(), **taille)
        return capsys.readouterr().err

    return remplir
