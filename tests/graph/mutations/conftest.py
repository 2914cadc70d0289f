"""A small catalogue that each test writes in a copy of its own, by mutations, as whoever it likes."""

import os
from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool

from graph.contexte import Contexte
from graph.execution import Reponse, Requete, moteur
from graph.schema import schema
from loaders.tenue.ensemble import refaire
from models.lecteur import Lecteur
from rules.parametres import Parametres
from tests.acceptation.test_operations import operations
from tests.bases import copie
from tests.graph.mutations.lecteurs import CARIF
from tests.graph.mutations.operations import Demander
from tests.graph.pilotes import repondre

AUJOURD_HUI = date(2026, 11, 23)
CATALOGUE = Path(__file__).with_name("catalogue.sql")

Muter = Callable[..., Awaitable[Reponse]]
LireLaBase = Callable[..., list[dict[str, Any]]]

_NUMEROS = count(1)


@pytest.fixture(scope="session")
def modele_a_saisir(serveur: Path, administration: psycopg.Connection) -> Iterator[str]:
    """The name of a database that tests copy; nobody writes it, or stays connected to it."""
    nom = f"a_saisir_{os.getpid()}"
    with copie(serveur, administration, nom) as url:
        with psycopg.connect(url) as connexion:
            connexion.execute(CATALOGUE.read_text(encoding="utf-8"))
            refaire(connexion)
        yield nom


@pytest.fixture
def a_saisir(serveur: Path, administration: psycopg.Connection, modele_a_saisir: str) -> Iterator[str]:
    """The URL of a catalogue of this test's own."""
    with copie(serveur, administration, f"{modele_a_saisir}_{next(_NUMEROS)}", modele_a_saisir) as url:
        yield url


@pytest.fixture
def muter(a_saisir: str) -> Muter:
    """Run an operation on a catalogue of this test's own."""
    return muter_dans(a_saisir)


def muter_dans(url: str) -> Muter:
    """Run an operation as somebody (the Carif by default), on a day; its answer as it would be sent."""

    async def muter(
        document: str, lecteur: Lecteur = CARIF, aujourdhui: date = AUJOURD_HUI, **variables: Any
    ) -> Reponse:
        async with (
            AsyncConnectionPool(url, kwargs={"autocommit": True}, min_size=1, open=False) as pool,
            Contexte(pool, lecteur, aujourdhui, Parametres("52")) as contexte,
        ):
            return await repondre(moteur(schema), Requete(document, variables), contexte)

    return muter


@pytest.fixture
def lire_la_base(a_saisir: str) -> LireLaBase:
    """The rows that a statement answers, by name."""

    def lire(enonce: str, **parametres: Any) -> list[dict[str, Any]]:
        with psycopg.connect(a_saisir, row_factory=dict_row) as connexion:
            return connexion.execute(enonce.encode(), parametres).fetchall()

    return lire


@pytest.fixture
def ecrire_en_base(a_saisir: str) -> Callable[..., None]:
    """Change the catalogue behind everybody's back, then set right what follows from it."""

    def ecrire(enonce: str, **parametres: Any) -> None:
        with psycopg.connect(a_saisir) as connexion:
            connexion.execute(enonce.encode(), parametres or None)
            refaire(connexion)

    return ecrire


@pytest.fixture
def demander(muter: Muter) -> Demander:
    """The answer to an operation of the back offices' file, which has no error."""

    async def demander(nom: str, qui: Lecteur, **variables: Any) -> dict[str, Any]:
        reponse = await muter(operations()[nom], qui, **variables)
        assert reponse.erreurs == []
        return reponse.donnees or {}

    return demander
