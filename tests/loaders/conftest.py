"""Catalogues that are followed, proposed or searched: one database of each, each test's own changes undone."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest

from loaders.offre.question import Question
from loaders.requete import Regard, Requete
from loaders.tenue.ensemble import refaire
from models.lecteur import PUBLIC
from tests.bases import copie

REGARD = Regard(PUBLIC, date(2026, 11, 23), "52")
Sessions = Callable[..., list[int]]
CATALOGUE = Path(__file__).parents[1] / "graph" / "catalogue.sql"
NOMS = Path(__file__).with_name("noms_proposes.sql").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def offres(serveur: Path, administration: psycopg.Connection) -> Iterator[psycopg.Connection]:
    """A connection to the catalogue of `offres.sql`."""
    with (
        copie(serveur, administration, f"offres_{os.getpid()}") as url,
        psycopg.connect(url, autocommit=True) as connexion,
    ):
        connexion.execute(Path(__file__).with_name("offres.sql").read_text(encoding="utf-8"))
        refaire(connexion)
        yield connexion


@pytest.fixture(scope="session")
def foule(serveur: Path, administration: psycopg.Connection) -> Iterator[psycopg.Connection]:
    """A connection to the catalogue of `offres.sql` and `foule.sql`."""
    with (
        copie(serveur, administration, f"foule_{os.getpid()}") as url,
        psycopg.connect(url, autocommit=True) as connexion,
    ):
        for fichier in ("offres.sql", "foule.sql"):
            connexion.execute(Path(__file__).with_name(fichier).read_text(encoding="utf-8"))
        refaire(connexion)
        yield connexion


@pytest.fixture(scope="session")
def lire(foule: psycopg.Connection) -> Callable[[Requete], list[Any]]:
    """Run a statement of loaders in the crowd."""
    return lambda requete: foule.execute(requete.texte, requete.parametres).fetchall()


@pytest.fixture(scope="session")
def sessions(offres: psycopg.Connection) -> Sessions:
    """The sessions that a search retains."""

    def sessions(question: Question) -> list[int]:
        conditions = " AND ".join(question.conditions())
        avec = f"WITH {question.avec.rstrip(', ')} " if question.avec else ""
        texte = f"{avec}SELECT DISTINCT offre.session_id FROM {question.source} WHERE {conditions} ORDER BY 1"
        return [id_ for (id_,) in offres.execute(texte, question.parametres(REGARD))]

    return sessions


@pytest.fixture(scope="session")
def base_suivie(serveur: Path, administration: psycopg.Connection) -> Iterator[str]:
    """The URL of the small catalogue of tests/graph, with the lines of all its objects."""
    with copie(serveur, administration, f"suivie_{os.getpid()}") as url:
        with psycopg.connect(url) as connexion:
            connexion.execute(CATALOGUE.read_text(encoding="utf-8"))
            refaire(connexion)
        yield url


@pytest.fixture
def suivie(base_suivie: str) -> Iterator[psycopg.Connection]:
    """A connection to it; what is not committed is lost."""
    with psycopg.connect(base_suivie) as connexion:
        yield connexion
        connexion.rollback()


@pytest.fixture(scope="session")
def noms(serveur: Path, administration: psycopg.Connection) -> Iterator[psycopg.Connection]:
    """A connection to them; who changes something rolls it back."""
    with copie(serveur, administration, f"noms_{os.getpid()}") as url, psycopg.connect(url) as connexion:
        connexion.execute(NOMS)
        refaire(connexion)
        connexion.commit()
        yield connexion
        connexion.rollback()
