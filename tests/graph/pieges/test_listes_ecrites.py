"""Lists that PostgreSQL writes, where they could go otherwise than by the reference driver; `lire` holds them to it."""

from collections.abc import Awaitable, Callable
from typing import Any

import psycopg
import pytest
from psycopg_pool import AsyncConnectionPool

from graph.execution import Requete
from graph.schema import schema
from tests.graph.pilotes import PLAN, comptes
from tests.graph.tirage.comparaison import Banc

pytestmark = pytest.mark.anyio
par_un_plan = pytest.mark.parametrize("moteurs", [PLAN], indirect=True)

Lire = Callable[..., Awaitable[Any]]
ORGANISME = '{ organisme(numero: "OR_0000000001") { %s } }'
DISPOSITIFS = "sessions { nodes { numero dispositifs { numero type { code } } } }"


@pytest.fixture
def sans_type(catalogue_du_module: str) -> str:
    """Dispositifs whose type is in no list, which the database forbids."""
    with psycopg.connect(catalogue_du_module, autocommit=True) as connexion:
        connexion.execute("SET session_replication_role = replica")
        connexion.execute("UPDATE dispositif SET type_code = 'INCONNU'")
    return catalogue_du_module


async def test_a_null_that_may_not_be_is_told_by_the_reference_driver(sans_type: str):
    avant = comptes(schema).reprises

    async with AsyncConnectionPool(sans_type, kwargs={"autocommit": True}, min_size=1, open=False) as pool:
        reponse = await Banc(pool).lire(PLAN, Requete(ORGANISME % DISPOSITIFS))

    assert [erreur["extensions"]["code"] for erreur in reponse.erreurs] == ["INTERNAL_SERVER_ERROR"]
    assert comptes(schema).reprises == avant + 1


@par_un_plan
@pytest.mark.parametrize(
    "sous",
    [
        "sessions { __typename nodes { __typename a: numero b: numero } suite: nodes { debut } edges { node { id } } }",
        (
            "a: sessions(first: 1) { nodes { id } } b: sessions(first: 2) { nodes { id } }"
            " sessions(first: 0) { edges { node { id } } }"
        ),
        (
            "formations { nodes { actions { nodes { id } } }"
            " edges { node { numero actions { nodes { id } } } actions { nodes { id } } } }"
        ),
        "etablissements { sites { etablissement { sites { id } organisme { sites { id } } } } }",
        "urls domaines { code version champ { code } sous: specifiques { code } } sites { nom adresse { lignes } }",
    ],
    ids=["same field twice", "other arguments", "page within a page", "lists under joined objects", "lists of values"],
)
async def test_it_answers_as_the_reference_driver_in_one_statement(interroger: Lire, sous: str):
    lecture = await interroger(ORGANISME % sous)

    assert lecture.erreurs == []
    assert len(lecture.enonces) == 1


@par_un_plan
async def test_it_says_nothing_of_a_cursor_that_is_refused(interroger: Lire):
    lecture = await interroger(ORGANISME % 'sessions(after: "faux") { nodes { id } }')

    assert [erreur["extensions"]["code"] for erreur in lecture.erreurs] == ["BAD_USER_INPUT"]
