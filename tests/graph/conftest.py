"""A small fixed catalogue, one database for all readers of a worker, and a way to ask it."""

import os
import re
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg_pool import AsyncConnectionPool

from graph.contexte import Contexte
from graph.execution import Requete
from graph.schema import schema
from loaders.requete import Requete as Enonce
from loaders.tenue.ensemble import refaire
from models.lecteur import PUBLIC, Lecteur
from rules.parametres import Parametres
from tests.bases import copie
from tests.graph.pilotes import MOTEURS, REFERENCE, Moteurs, donnees, repondre
from tests.graph.tirage.comparaison import Banc, octets

AUJOURD_HUI = date(2026, 11, 23)
CATALOGUE = Path(__file__).with_name("catalogue.sql")
RESERVE = CATALOGUE.with_name("reserve.sql")
A_COMPTER = CATALOGUE.with_name("statistiques.sql")
OFFRES = Path(__file__).parents[1] / "loaders"

RELATION = re.compile(r"^-- (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Lecture:
    """What an operation answered, and the statements it took."""

    data: dict[str, Any] | None
    erreurs: list[dict[str, Any]]
    enonces: list[Enonce]

    @property
    def noms(self) -> list[str]:
        return [enonce.nom for enonce in self.enonces]

    @property
    def relations(self) -> list[str]:
        """Those that the statements read, with the lists that they write under their rows."""
        return [nom for enonce in self.enonces for nom in RELATION.findall(enonce.texte)]


Interroger = Callable[..., Awaitable[Lecture]]
Compter = Callable[..., Awaitable[dict[str, Any]]]


@pytest.fixture(scope="session")
def catalogue(serveur: Path, administration: psycopg.Connection) -> Iterator[str]:
    """The URL of the small catalogue; its readers change nothing."""
    yield from _catalogue(f"catalogue_{os.getpid()}", serveur, administration)


@pytest.fixture(scope="module")
def catalogue_du_module(
    serveur: Path, administration: psycopg.Connection, request: pytest.FixtureRequest
) -> Iterator[str]:
    """The URL of a small catalogue of this module's own, which adds to it before its tests read."""
    nom = request.module.__name__.rpartition(".")[2]
    yield from _catalogue(f"{nom}_{os.getpid()}", serveur, administration)


@pytest.fixture(scope="session")
def catalogue_a_compter(serveur: Path, administration: psycopg.Connection) -> Iterator[str]:
    """The URL of a catalogue that has something to count on every axis; its readers change nothing."""
    for url in _catalogue(f"compter_{os.getpid()}", serveur, administration):
        with psycopg.connect(url) as connexion:
            connexion.execute(A_COMPTER.read_text(encoding="utf-8"))
            refaire(connexion)
        yield url


def _catalogue(nom: str, serveur: Path, administration: psycopg.Connection) -> Iterator[str]:
    with copie(serveur, administration, nom) as url:
        with psycopg.connect(url) as connexion:
            connexion.execute(CATALOGUE.read_text(encoding="utf-8"))
            refaire(connexion)
            connexion.execute("UPDATE publication SET le = '2026-11-01 08:00Z'")
        yield url


@pytest.fixture(scope="session")
def catalogue_reserve(serveur: Path, administration: psycopg.Connection) -> Iterator[str]:
    """The URL of a catalogue of which each viewer sees something else; its readers change nothing."""
    for url in _catalogue(f"reserve_{os.getpid()}", serveur, administration):
        with psycopg.connect(url) as connexion:
            connexion.execute(RESERVE.read_text(encoding="utf-8"))
            refaire(connexion)
        yield url


@pytest.fixture(scope="session")
def foule(serveur: Path, administration: psycopg.Connection) -> Iterator[str]:
    """The URL of the crowd of offers of tests/loaders; its readers change nothing."""
    with copie(serveur, administration, f"foule_lue_{os.getpid()}") as url:
        with psycopg.connect(url) as connexion:
            for fichier in ("offres.sql", "foule.sql"):
                connexion.execute((OFFRES / fichier).read_text(encoding="utf-8"))
            refaire(connexion)
        yield url


@pytest.fixture
def moteurs(request: pytest.FixtureRequest) -> Moteurs:
    """The driver of a schema: the reference, unless a test is run under each."""
    return MOTEURS[getattr(request, "param", REFERENCE)]


@pytest.fixture
def lire(moteurs: Moteurs) -> Interroger:
    """Run a document against a database, as a viewer, on a day, by all drivers: they answer the same bytes."""

    async def lire(
        url: str, document: str, aujourdhui: date = AUJOURD_HUI, lecteur: Lecteur = PUBLIC, **variables: Any
    ) -> Lecture:
        requete, enonces, seuils = Requete(document, variables), [], Parametres("52")
        async with AsyncConnectionPool(url, kwargs={"autocommit": True}, min_size=1, open=False) as pool:
            async with Contexte(
                pool, lecteur, aujourdhui, seuils, lambda enonce, _: enonces.append(enonce)
            ) as contexte:
                reponse = await repondre(moteurs(schema), requete, contexte)
            for nom in (nom for nom, autre in MOTEURS.items() if autre is not moteurs):
                assert octets(await Banc(pool, aujourdhui, lecteur=lecteur).lire(nom, requete)) == octets(reponse)
        return Lecture(donnees(reponse), reponse.erreurs, enonces)

    return lire


@pytest.fixture
def interroger(catalogue: str, lire: Interroger) -> Interroger:
    """Run a document against the small catalogue."""
    return partial(lire, catalogue)


@pytest.fixture
def demander(catalogue_a_compter: str, lire: Interroger) -> Interroger:
    """Run a document against the catalogue that has something to count."""
    return partial(lire, catalogue_a_compter)


@pytest.fixture
def compter(demander: Interroger) -> Compter:
    """The statistics that these arguments ask for."""

    async def compter(arguments: str, champs: str = "total cumulable lignes { nombre cles { valeur } }") -> Any:
        lecture = await demander(f"{{ statistiques({arguments}) {{ {champs} }} }}")
        assert lecture.erreurs == []
        return lecture.data["statistiques"]

    return compter


def en_lignes(tableau: dict[str, Any], *mesures: str) -> set[tuple[Any, ...]]:
    """The lines of statistics: values, number, measures."""
    return {
        (*(cle["valeur"] for cle in ligne["cles"]), ligne["nombre"], *(ligne[mesure] for mesure in mesures))
        for ligne in tableau["lignes"]
    }
