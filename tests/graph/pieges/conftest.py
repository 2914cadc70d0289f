"""Runs an operation of the small catalogue by each driver, which must answer the same bytes."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date
from typing import Any

import orjson
import pytest
from psycopg_pool import AsyncConnectionPool

from graph.execution import Requete
from tests.graph.conftest import AUJOURD_HUI
from tests.graph.tirage.comparaison import Banc, octets

Partout = Callable[..., Awaitable[dict[str, Any]]]


@pytest.fixture
async def partout(catalogue: str) -> AsyncIterator[Partout]:
    """The answer of all drivers, keys in their order."""
    async with AsyncConnectionPool(catalogue, kwargs={"autocommit": True}, min_size=1, open=False) as pool:

        async def partout(
            document: str, operation: str | None = None, jour: date = AUJOURD_HUI, **variables: Any
        ) -> Any:
            return orjson.loads(octets(await Banc(pool, jour).comparer(Requete(document, variables, operation))))

        yield partout


@pytest.fixture
def lu(partout: Partout) -> Partout:
    """What all drivers read, without an error."""

    async def lu(document: str, **envoi: Any) -> dict[str, Any]:
        reponse = await partout(document, **envoi)
        assert list(reponse) == ["data"]
        donnees: dict[str, Any] = reponse["data"]
        return donnees

    return lu


@pytest.fixture
def refus(partout: Partout) -> Callable[..., Awaitable[tuple[str, str]]]:
    """Code and message of what all drivers refuse before they run it."""

    async def refus(document: str, **envoi: Any) -> tuple[str, str]:
        reponse = await partout(document, **envoi)
        assert list(reponse) == ["errors"]
        [erreur] = reponse["errors"]
        return erreur["extensions"]["code"], erreur["message"]

    return refus
