"""An object that is joined shows by its own rules, where nothing says that its parent shows with it alone."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import psycopg
import pytest

pytestmark = pytest.mark.anyio

SIRET = "12345678200010"
DOCUMENT = """{ certification(codeRncp: "RNCP37387") { habilitations(siret: "%s") {
  nodes { siret organisme { id } } } } }"""


@pytest.fixture
def suspendu(catalogue_du_module: str) -> Iterator[str]:
    """The organisme of that SIRET is not shown any more."""
    with psycopg.connect(catalogue_du_module, autocommit=True) as connexion:
        suspendre = (
            "UPDATE organisme SET suspendu = %s WHERE id = (SELECT organisme_id FROM etablissement WHERE siret = %s)"
        )
        connexion.execute(suspendre, [True, SIRET])
        yield catalogue_du_module
        connexion.execute(suspendre, [False, SIRET])


def organismes(lecture: Any) -> list[Any]:
    assert lecture.erreurs == []
    noeuds = lecture.data["certification"]["habilitations"]["nodes"]
    return [noeud["organisme"] for noeud in noeuds if noeud["siret"] == SIRET]


async def test_an_organisme_that_a_sheet_names_shows(lire: Callable[..., Awaitable[Any]], catalogue_du_module: str):
    assert organismes(await lire(catalogue_du_module, DOCUMENT % SIRET)) == [{"id": "OR_0000000001"}]


async def test_it_does_not_once_it_is_suspended(lire: Callable[..., Awaitable[Any]], suspendu: str):
    assert organismes(await lire(suspendu, DOCUMENT % SIRET)) == [None]
