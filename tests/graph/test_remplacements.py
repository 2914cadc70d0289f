"""Chains of replacements read to their ends, circles included."""

from collections.abc import Awaitable, Callable
from typing import Any

import psycopg
import pytest

pytestmark = pytest.mark.anyio

Lire = Callable[..., Awaitable[Any]]

REQUETE = "query($code: String!) { certification(codeCertifinfo: $code) { remplaceePar { codeCertifinfo } } }"


@pytest.fixture
def chaine(base: str) -> Callable[..., None]:
    """Certifications 1 to 9, and what replaces what."""

    def ecrire(*liens: tuple[int, int]) -> None:
        with psycopg.connect(base) as connexion:
            connexion.execute(
                "INSERT INTO certification (id, code_certifinfo, intitule) SELECT n, n, n FROM generate_series(1, 9) n"
            )
            for ancienne, nouvelle in liens:
                connexion.execute(
                    "INSERT INTO certification_remplacement VALUES (%s, %s, 'certifinfo')", (ancienne, nouvelle)
                )

    return ecrire


@pytest.mark.parametrize(
    ("liens", "finales"),
    [
        ([], []),
        ([(1, 2), (2, 3)], ["3"]),
        ([(1, 2), (1, 3), (3, 4)], ["2", "4"]),
        ([(1, 2), (1, 3), (2, 4), (3, 4)], ["4"]),
        ([(1, 2), (2, 1)], []),
        ([(1, 2), (2, 3), (3, 2), (3, 4)], ["4"]),
    ],
)
async def test_a_certification_is_replaced_by_the_ends_of_its_chains(
    base: str, lire: Lire, chaine: Callable[..., None], liens: list[tuple[int, int]], finales: list[str]
):
    chaine(*liens)

    lecture = await lire(base, REQUETE, code="1")

    assert lecture.data == {"certification": {"remplaceePar": [{"codeCertifinfo": code} for code in finales]}}
