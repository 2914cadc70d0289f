"""`make bench`: searches over the whole sample, each against `count(*)` of the same rows of one search table."""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from rich.table import Table

from loaders.bornes import Lieu
from loaders.fenetre import Fenetre
from loaders.offre import facettes, page, parcours
from loaders.offre.axes import PAR_DEFAUT
from loaders.offre.filtre import Filtre
from loaders.offre.question import Question
from loaders.requete import Regard, Requete
from models.lecteur import PUBLIC

pytestmark = pytest.mark.benchmark

FOIS = 30
REGARD = Regard(PUBLIC, date(2026, 11, 23))
PLANCHER = """
WITH {avec}toutes AS (SELECT count(*) FROM {source} WHERE {conditions}) SELECT * FROM toutes"""


@dataclass(frozen=True)
class Cas:
    """A search, and at most how many times its floor the design gives it."""

    nom: str
    question: Question
    barre: float


@pytest.fixture
def catalogue(imports: dict[int, SimpleNamespace]) -> Iterator[psycopg.Connection[Any]]:
    *_, grand = imports.values()
    with psycopg.connect(grand.url, autocommit=True) as connexion:
        connexion.execute("VACUUM ANALYZE")
        connexion.execute("SET jit = off")
        yield connexion


def cas(connexion: psycopg.Connection[Any]) -> list[Cas]:
    """Those of the issue, about what the sample has."""
    formacode = _un(connexion, "SELECT code FROM formacode WHERE generique_code IS NOT NULL ORDER BY code LIMIT 1")
    nantes = Lieu("44109", 47.218, -1.554, 30_000)
    return [
        Cas("no filter", Question(), 14),
        Cas("radius of 30 km", Question(Filtre(lieu=nantes)), 4),
        Cas("a field of the Formacode", Question(Filtre(formacodes=(formacode,))), 5),
    ]


def test_result_pages(catalogue: psycopg.Connection[Any], montrer: Callable[[Table], None]):
    table = Table("search", "actions", "floor", "page", "total", "8 facets", "all, × floor", "bar")
    valeurs = facettes.Valeurs(catalogue.execute(facettes.VALEURS).fetchall())
    for un in cas(catalogue):
        plancher = mediane(catalogue, _plancher(un.question))
        total, somme = _un(catalogue, *_texte(page.total(un.question, REGARD, exact=True))), 0.0
        mesures = []
        for requetes in (
            _page(un.question),
            [page.total(un.question, REGARD, exact=False)],
            [_facettes(un.question, valeurs)],
        ):
            duree = sum(mediane(catalogue, requete) for requete in requetes)
            mesures.append(f"{duree * 1000:.1f} ms")
            somme += duree
        table.add_row(
            un.nom, str(total), f"{plancher * 1000:.1f} ms", *mesures, f"{somme / plancher:.1f}", f"{un.barre}"
        )
    montrer(table)
    assert table.row_count == len(cas(catalogue))


def _page(question: Question) -> list[Requete]:
    if not parcours.convient(question):
        return [page.page(question, Fenetre(), 0, REGARD)]
    (moitie, fenetre), *_ = parcours.moities(Fenetre())
    return [parcours.page(question, moitie, fenetre, 0, REGARD)]


def _facettes(question: Question, valeurs: facettes.Valeurs) -> Requete:
    return facettes.facettes(question, PAR_DEFAUT, valeurs, REGARD)


def _plancher(question: Question) -> Requete:
    texte = PLANCHER.format(avec=question.avec, source=question.source, conditions=" AND ".join(question.conditions()))
    return Requete(texte, question.parametres(REGARD))


def mediane(connexion: psycopg.Connection[Any], requete: Requete) -> float:
    """The median time of a statement, whose plan is made for its values, as the service does."""
    durees = []
    for _ in range(FOIS):
        debut = time.perf_counter()
        connexion.execute(requete.texte, requete.parametres, prepare=False).fetchall()
        durees.append(time.perf_counter() - debut)
    return statistics.median(durees)


def _texte(requete: Requete) -> tuple[str, dict[str, Any]]:
    return requete.texte, requete.parametres


def _un(connexion: psycopg.Connection[Any], texte: str, parametres: dict[str, Any] | None = None) -> Any:
    ligne = connexion.execute(texte, parametres).fetchone()
    assert ligne
    return ligne[0]
