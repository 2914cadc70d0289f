"""Whatever is asked, all drivers answer the same bytes: operations are drawn over the whole query type."""

import asyncio
import os
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, seed, settings
from psycopg_pool import AsyncConnectionPool

from graph.execution import Requete
from tests.graph.pilotes import REFERENCE
from tests.graph.tirage.comparaison import Banc, Bilan, octets
from tests.graph.tirage.operations import Tirage, operations
from tests.graph.tirage.recolte import RECOLTE, Recolte, ranger

EN_CI = "CI" in os.environ
GRAINES = range(4)  # each draws a part, so that workers share them
PAR_GRAINE = 500 if EN_CI else 50
TROP = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much, HealthCheck.large_base_example]

Attendre = Callable[[Coroutine[Any, Any, Any]], Any]


@pytest.fixture(scope="module")
def attendre() -> Iterator[Attendre]:
    """Runs in the module's one event loop, where its pool lives."""
    with asyncio.Runner() as boucle:
        yield boucle.run


@pytest.fixture(scope="module")
def banc(exemple: str, attendre: Attendre) -> Iterator[Banc]:
    pool = AsyncConnectionPool(exemple, kwargs={"autocommit": True}, min_size=1, max_size=1, open=False)
    attendre(pool.open())
    yield Banc(pool)
    attendre(pool.close())


@pytest.fixture(scope="module")
def recolte(banc: Banc, attendre: Attendre) -> Recolte:
    reponse = attendre(banc.lire(REFERENCE, Requete(RECOLTE)))
    assert reponse.erreurs == []
    return ranger(reponse.donnees)


@pytest.mark.parametrize("graine", GRAINES)
def test_all_drivers_answer_the_same_bytes(
    banc: Banc, recolte: Recolte, attendre: Attendre, graine: int, record_property: Callable[[str, object], None]
):
    bilan = Bilan()

    @seed(graine)
    @settings(max_examples=PAR_GRAINE, database=None, suppress_health_check=TROP)
    @given(operations(recolte))
    def comparer(tirage: Tirage) -> None:
        bilan.noter(attendre(banc.comparer_tirage(tirage)), tirage.objets)

    comparer()
    record_property("bilan", f"graine {graine} : {bilan}")
    assert bilan.part >= 0.5


def test_what_is_written_otherwise_answers_the_same(banc: Banc, recolte: Recolte, attendre: Attendre):
    @seed(len(GRAINES))
    @settings(max_examples=PAR_GRAINE, database=None, suppress_health_check=TROP)
    @given(operations(recolte))
    def comparer(tirage: Tirage) -> None:
        nue, ecrite = (
            attendre(banc.lire(REFERENCE, requete))
            for requete in (Requete(tirage.nu), Requete(tirage.texte, tirage.variables, tirage.operation))
        )
        if nue.erreurs or ecrite.erreurs:
            assert bool(nue.erreurs) is bool(ecrite.erreurs)
        else:
            assert octets(nue) == octets(ecrite)

    comparer()
