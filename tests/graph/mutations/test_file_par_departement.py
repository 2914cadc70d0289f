"""The queue of a département: its sessions by their places, what has none by its organisme."""

from collections.abc import Callable

import pytest

from tests.graph.mutations.conftest import Muter
from tests.graph.mutations.lecteurs import A_SAISIE

pytestmark = pytest.mark.anyio

FILE = """query ($departements: [String!]) { fileDeValidation(filtre: {departements: $departements}) {
  nodes { objet { ... on Session { numero } ... on Site { numero } } } } }"""
SOUMETTRE = 'mutation { soumettreSession(numero: "SE_0000000003", version: 1) { session { id } } }'


async def file(muter: Muter, *departements: str) -> list[str]:
    lue = (await muter(FILE, departements=list(departements))).donnees["fileDeValidation"]
    return [noeud["objet"]["numero"] for noeud in lue["nodes"]]


async def test_a_session_is_where_its_places_are(muter: Muter):
    await muter(SOUMETTRE, A_SAISIE)
    assert [await file(muter, code) for code in ("53", "72", "44")] == [["SE_0000000003"], [], []]


@pytest.mark.parametrize(
    "sans_lieu",
    [
        "DELETE FROM session_site WHERE session_id = 703",
        "UPDATE adresse SET commune_id = NULL WHERE id = 22; UPDATE session_site SET site_id = 303",
    ],
    ids=["none", "nobody knows where"],
)
async def test_without_a_place_it_is_where_its_organisme_is(
    muter: Muter, ecrire_en_base: Callable[..., None], sans_lieu: str
):
    await muter(SOUMETTRE, A_SAISIE)
    ecrire_en_base(sans_lieu)
    assert [await file(muter, code) for code in ("53", "44")] == [["SE_0000000003"], []]
