"""`make bench`: what orientation sites read all day, beside PostGraphile over the same database.

SOFI_BENCH_URL measures a catalogue that is there already (the peer's views are added to it, then dropped).
SOFI_BENCH_CROISSANCE, the URL of a smaller one, measures growth; SOFI_BENCH_MEMOIRE=1, memory after 50 000 requests.
"""

import os
import re
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

import psycopg
import pytest
from rich.table import Table

from tests.benchmarks.pair import cles, tableau
from tests.benchmarks.pair.mesure import SANS_FIN, Catalogue, Operation, Sujet, charger, comparer, mesurer
from tests.benchmarks.pair.serveurs import Serveur, serveurs

pytestmark = pytest.mark.benchmark

REQUETES = 50_000


@pytest.fixture(scope="module")
def url(request: pytest.FixtureRequest) -> str:
    """The catalogue of SOFI_BENCH_URL, else the large sample, imported for this run."""
    if donnee := os.environ.get("SOFI_BENCH_URL"):
        return donnee
    imports = request.getfixturevalue("imports")
    return str(imports[max(imports)].url)


@pytest.fixture(scope="module")
def servis(url: str) -> Iterator[list[Serveur]]:
    """The servers over it."""
    with serveurs(url) as lances:
        yield lances


@pytest.fixture(scope="module")
def operations(url: str, servis: list[Serveur]) -> list[Operation]:
    """The four operations, with what each server is asked."""
    return composer(url, servis)


def test_same_answers_sooner_than_postgraphile(
    url: str, servis: list[Serveur], operations: list[Operation], montrer: Callable[[Table], None]
):
    objets = {operation.nom: comparer(servis, operation) for operation in operations}
    [series] = mesurer([Catalogue(servis, operations)], [Sujet.latence, Sujet.debit, Sujet.inedit])
    montrer(tableau.tailles(operations, objets, series))
    montrer(tableau.comparaison(operations, series, sessions(url)))
    montrer(tableau.processeur(operations, series))


@pytest.mark.skipif("SOFI_BENCH_CROISSANCE" not in os.environ, reason="SOFI_BENCH_CROISSANCE names no other catalogue")
def test_growth_from_a_smaller_catalogue(
    url: str, servis: list[Serveur], operations: list[Operation], montrer: Callable[[Table], None]
):
    petite = os.environ["SOFI_BENCH_CROISSANCE"]
    with serveurs(petite) as petits:
        catalogues = [Catalogue(petits, composer(petite, petits)), Catalogue(servis, operations)]
        petites, grandes = mesurer(catalogues, [Sujet.latence])
    montrer(tableau.croissance(petites, grandes, (sessions(petite), sessions(url))))


@pytest.mark.skipif(os.environ.get("SOFI_BENCH_MEMOIRE") != "1", reason="long: SOFI_BENCH_MEMOIRE=1 measures it")
def test_memory_after_many_requests(
    servis: list[Serveur], operations: list[Operation], montrer: Callable[[Table], None]
):
    """Nineteen sessions for one organisme; the first thousand have filled what is kept."""
    table = Table("server", "after 1,000", f"after {REQUETES:,}", title="Memory of the process")
    q1, *_, q4 = operations
    for serveur in servis:
        corps = [*islice(cycle(q4.corps(serveur)), 19 * len(q1.corps(serveur))), *q1.corps(serveur)]
        lues = []
        for nombre in (1_000, REQUETES - 1_000):
            charger(serveur.port, corps, connexions=8, secondes=SANS_FIN, nombre=nombre)
            lues.append(f"{memoire_mo(serveur.pid):.0f} MB")
        table.add_row(serveur.nom, *lues)
    montrer(table)


def composer(url: str, servis: list[Serveur]) -> list[Operation]:
    with psycopg.connect(url, autocommit=True) as connexion:
        organismes, questions, numeros = (lire(connexion) for lire in (cles.organismes, cles.questions, cles.sessions))
    partages = {
        "q1": ("one organisme down to dispositifs; pages of 20, 10, 10", organismes),
        "q2": (f"page of 20 among some {cles.REPONSES} offers; 3 sessions", questions),
        "q4": ("one session with its parents", numeros),
    }
    lues = {nom: Operation(nom, titre, {s.nom: v for s in servis}) for nom, (titre, v) in partages.items()}
    pages = {serveur.nom: cles.pages(serveur, "q3") for serveur in servis}
    q3 = Operation("q3", "100 formations down to dispositifs; pages of 10, 10", pages)
    return [lues["q1"], lues["q2"], q3, lues["q4"]]


def sessions(url: str) -> int:
    with psycopg.connect(url) as connexion:
        return connexion.execute("SELECT count(*) FROM session").fetchall()[0][0]


def memoire_mo(pid: int) -> float:
    statut = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    lue = re.search(r"VmRSS:\s*(\d+) kB", statut)
    assert lue
    return int(lue[1]) / 1024
