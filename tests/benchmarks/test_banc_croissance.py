"""`SOFI_BENCH_CROISSANCE=10 make bench`: the same searches once there are ten times as many offers.

What is offered is there several times, under the same organismes and formations, at the same places and dates: each
search finds as many times more. It takes a quarter of an hour, so it is not measured unless asked for.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.sql import SQL, Composed, Identifier
from rich.table import Table
from sqlalchemy import Column

from loaders.tenue import ensemble
from models.tables import METADONNEES
from service.postgres.ouverture import url_embarquee
from tests.benchmarks.chronometre import chronometrer, mediane, un
from tests.benchmarks.test_banc_recherche import CAS, plancher, requetes

FOIS = int(os.environ.get("SOFI_BENCH_CROISSANCE", "0"))
pytestmark = [pytest.mark.benchmark, pytest.mark.skipif(FOIS < 2, reason="SOFI_BENCH_CROISSANCE is not set")]

PAS = 100_000_000  # between the ids of one time and those of the next one
# what is offered, parents before children
TABLES = (
    *("action", "action_contact", "action_formateur", "action_public"),
    *("session", "session_bloc", "session_contact", "session_site", "recrutement"),
    *("dispositif", "dispositif_public"),
)
COPIER = SQL("INSERT INTO {table} ({colonnes}) SELECT {valeurs} FROM {table} CROSS JOIN generate_series(1, %s) AS fois")


def multiplier(connexion: psycopg.Connection[Any], fois: int) -> None:
    """So many times what is offered, each under its own number."""
    for nom in TABLES:
        colonnes = [c for c in METADONNEES.tables[nom].columns if c.computed is None and c.name != "numero"]
        copie = COPIER.format(
            table=Identifier(nom),
            colonnes=SQL(", ").join(Identifier(c.name) for c in colonnes),
            valeurs=SQL(", ").join(map(valeur, colonnes)),
        )
        connexion.execute(copie, [fois - 1])


def valeur(colonne: Column[Any]) -> Composed:
    cles = [cle.column for cle in colonne.foreign_keys]
    decalee = colonne.name == "id" or any(cle.name == "id" and cle.table.name in TABLES for cle in cles)
    return (
        SQL("{} + fois * {}").format(Identifier(colonne.name), PAS)
        if decalee
        else SQL("{}").format(Identifier(colonne.name))
    )


@pytest.fixture
def multiplie(exemple: str, serveur_durable: Path) -> Iterator[psycopg.Connection[Any]]:
    """A connection to a copy of the sample that has more of it; copied while nobody reads the sample."""
    base = "banc_croissance"
    with psycopg.connect(url_embarquee(serveur_durable, "postgres"), autocommit=True) as connexion:
        source = SQL("CREATE DATABASE {} TEMPLATE {}")
        connexion.execute(source.format(Identifier(base), Identifier(exemple.rpartition("/")[2].partition("?")[0])))
    with psycopg.connect(url_embarquee(serveur_durable, base), autocommit=True) as connexion:
        connexion.execute("SET jit = off")
        multiplier(connexion, FOIS)
        connexion.execute("ANALYZE")
        yield connexion


def test_growth(
    multiplie: psycopg.Connection[Any], catalogue: psycopg.Connection[Any], montrer: Callable[[Table], None]
):
    questions = {nom: cas.question(catalogue) for nom, cas in CAS.items()}
    avant = un(catalogue, "SELECT count(*) FROM session")
    apres = un(multiplie, "SELECT count(*) FROM session")
    assert apres == avant * FOIS
    entetes = ("search", "floor", "page", "next page", "20 x 3 sessions", "8 facets + total", "all, x floor")
    table = Table(*entetes, title=f"From {avant:,} sessions to {apres:,}: ms, and how many times as much")

    refaite = chronometrer(lambda: ensemble.refaire(multiplie))
    multiplie.execute("VACUUM ANALYZE")
    for nom, question in questions.items():
        durees: list[dict[str, float]] = []
        for connexion in (catalogue, multiplie):
            parties = dict(requetes(connexion, question))
            lues = {partie: mediane(connexion, requete) for partie, requete in parties.items()}
            durees.append({"floor": mediane(connexion, plancher(question)), **lues})
        petites, grandes = durees
        cases = [
            f"{grandes[partie] * 1000:,.2f} (x {grandes[partie] / petites[partie]:.1f})"
            for partie in ("floor", "page", "suite", "sessions", "facettes")
        ]
        ensemble_ms = sum(grandes[partie] for partie in ("page", "sessions", "facettes"))
        table.add_row(nom, *cases, f"{ensemble_ms / grandes['floor']:.1f}")
    table.caption = f"search tables made again in {refaite:.0f} s"
    montrer(table)
    assert ensemble.verifier(multiplie) == []
