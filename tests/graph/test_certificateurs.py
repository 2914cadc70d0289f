"""Who delivers a certification: what its sheet says wins over Certif Info, and its silence does not."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import psycopg
import pytest

pytestmark = pytest.mark.anyio

REQUETE = """{ certification(codeCertifinfo: "4101") {
  certificateurs { siret nom } valideurs { siret nom } ficheRepertoire { certificateurs { nom } } } }"""
MAISON = ("12345678200010", "MAISON DU BOIS")


async def certification(base: str, lire: Callable[..., Awaitable[Any]], *lignes: tuple[Any, ...]) -> dict[str, Any]:
    """One whose authorities Certif Info names, with these certificateurs of its sheet: SIRET, name, active, absent."""
    with psycopg.connect(base) as connexion, connexion.cursor() as curseur:
        curseur.execute("INSERT INTO fiche (id, code, intitule) VALUES (1, 'RNCP1', 'x')")
        curseur.execute(
            "INSERT INTO certification (id, code_certifinfo, fiche_id, intitule) VALUES (1, '4101', 1, 'x')"
        )
        curseur.execute(
            """INSERT INTO certification_autorite (certification_id, role, nom)
            VALUES (1, 'CERTIFICATEUR', 'Guilde'), (1, 'VALIDEUR', 'Ministère')"""
        )
        curseur.executemany(
            """INSERT INTO fiche_certificateur (fiche_code, cle, siret, nom, actif, absent_depuis, rang)
            VALUES ('RNCP1', %s, %s, %s, %s, %s, 0)""",
            [(ligne[0], *ligne) for ligne in lignes],
        )
    lecture = await lire(base, REQUETE)
    lue: dict[str, Any] = lecture.data["certification"]
    return lue


@pytest.mark.parametrize(
    ("lignes", "attendus"),
    [
        ([], [{"siret": None, "nom": "Guilde"}]),
        ([(*MAISON, True, None)], [{"siret": MAISON[0], "nom": MAISON[1]}]),
        ([(*MAISON, None, None)], [{"siret": MAISON[0], "nom": MAISON[1]}]),
        ([(*MAISON, False, None)], []),
        ([(*MAISON, True, date(2026, 1, 1))], [{"siret": None, "nom": "Guilde"}]),
    ],
    ids=["none", "active", "state not said", "all stopped", "published no more"],
)
async def test_certif_info_speaks_where_the_sheet_names_nobody(
    base: str, lire: Callable[..., Awaitable[Any]], lignes: list[tuple[Any, ...]], attendus: list[dict[str, Any]]
):
    lue = await certification(base, lire, *lignes)

    assert lue["certificateurs"] == attendus
    assert lue["valideurs"] == [{"siret": None, "nom": "Ministère"}]


async def test_a_sheet_names_its_own_alone(base: str, lire: Callable[..., Awaitable[Any]]):
    assert (await certification(base, lire))["ficheRepertoire"] == {"certificateurs": []}
