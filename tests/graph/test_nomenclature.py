"""Lists that no table holds: programmes of visible sessions, past ones where they are asked for; closed lists."""

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import Any

import psycopg
import pytest

pytestmark = pytest.mark.anyio

Interroger = Callable[..., Awaitable[Any]]

PROGRAMMES = """query ($perimees: Boolean) {
  nomenclatures(noms: [PROGRAMME]) { libelle valeurs(perimees: $perimees) { code libelle debut } } }"""

# of a session to come, of the same one in another funding, of one that is past, of a draft, of a suspended organisme
DISPOSITIFS = """
INSERT INTO dispositif (session_id, rang, type_code, programme) VALUES
  (703, 0, 'OPCO', 'VISA'), (703, 1, 'OPCO', 'VISA'), (702, 2, 'OPCO', 'VISA'), (701, 1, 'OPCO', 'Ancien programme'),
  (705, 0, 'OPCO', 'Brouillon'), (709, 1, 'OPCO', 'Suspendu');"""


@pytest.fixture(scope="module")
def enrichi(catalogue_du_module: str) -> Iterator[str]:
    with psycopg.connect(catalogue_du_module) as connexion:
        connexion.execute(DISPOSITIFS)
    return catalogue_du_module


@pytest.fixture
def demander(enrichi: str, lire: Interroger) -> Interroger:
    return partial(lire, enrichi, PROGRAMMES)


@pytest.mark.parametrize(
    ("perimees", "attendus"),
    [(False, ["Région Formation", "VISA"]), (True, ["Ancien programme", "Région Formation", "VISA"])],
)
async def test_programmes_are_those_of_visible_sessions(demander: Interroger, perimees: bool, attendus: list[str]):
    lecture = await demander(perimees=perimees)
    assert lecture.data["nomenclatures"] == [
        {
            "libelle": "programmes des dispositifs du catalogue",
            "valeurs": [{"code": code, "libelle": code, "debut": None} for code in attendus],
        }
    ]


async def test_the_weights_of_anomalies_are_listed_from_the_code(interroger: Interroger):
    lecture = await interroger("{ nomenclatures(noms: [NIVEAU_ANOMALIE]) { valeurs { code libelle } } }")
    (liste,) = lecture.data["nomenclatures"]
    assert liste["valeurs"][0] == {"code": "BLOQUANT", "libelle": "bloquant"}
    assert lecture.noms == []


async def test_programmes_are_not_looked_for_with_other_lists(demander: Interroger):
    assert (await demander()).noms == ["valeurs_de_programme"]
