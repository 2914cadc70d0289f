"""A session is offered with its action: everywhere, it goes when that one is cancelled or archived."""

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import Any

import psycopg
import pytest

from exporters.lheo import Demande, exporter
from loaders.tenue.ensemble import tenir_les_objets, verifier
from models.ecriture import Acte, ecriture
from models.enumerations import Geste, Noun, Source
from models.lecteur import PUBLIC
from tests.graph.conftest import AUJOURD_HUI

pytestmark = pytest.mark.anyio

Interroger = Callable[..., Awaitable[Any]]

ACTION, SESSIONS = "AC_0000000001", ["SE_0000000003", "SE_0000000002", "SE_0000000004"]
PARTOUT = """query ($filtre: OffreFiltre) {
  recherche(filtre: $filtre) { total { valeur } nodes { id } edges { sessions { nodes { id } } } }
  sessions(filtre: $filtre) { nodes { id } }
  organisme(numero: "OR_0000000001") {
    actions(filtre: $filtre) { nodes { id } } sessions(filtre: $filtre) { nodes { id } }
  }
  action(numero: "AC_0000000001") { sessions(filtre: $filtre) { nodes { id } } }
  statistiques(sur: SESSION, par: [CERTIFIANTE], filtre: $filtre) { lignes { nombre cles { valeur } } }
}"""


@pytest.fixture(params=["ANNULEE", "ARCHIVEE"])
def retiree(catalogue_du_module: str, request: pytest.FixtureRequest) -> Iterator[tuple[str, str]]:
    """A catalogue of which one action of two that offer sessions is withdrawn, and what it is since."""
    ecrire(catalogue_du_module, request.param)
    yield catalogue_du_module, request.param
    ecrire(catalogue_du_module, "VALIDEE")


def ecrire(url: str, statut: str) -> None:
    with psycopg.connect(url) as connexion, ecriture(connexion, tenir_les_objets) as ouverte:
        ouverte.modifier(Noun.ACTION, ACTION, {"statut": statut}, Acte(Geste.MODIFIER, Source.CARIF))


@pytest.fixture
def partout(retiree: tuple[str, str], lire: Interroger) -> Callable[..., Awaitable[dict[str, Any]]]:
    """What searches, lists and counts find."""

    async def partout(*statuts: str) -> dict[str, Any]:
        lecture = await partial(lire, retiree[0])(PARTOUT, filtre={"statuts": list(statuts)} if statuts else None)
        assert lecture.erreurs == []
        lues: dict[str, Any] = lecture.data
        return lues

    return partout


def ids(page: dict[str, Any]) -> list[str]:
    return [node["id"] for node in page["nodes"]]


async def test_its_sessions_are_offered_nowhere(partout: Callable[..., Awaitable[dict[str, Any]]]):
    lues = await partout()
    assert (ids(lues["recherche"]), lues["recherche"]["total"]) == (["AC_0000000003", "AC_0000000002"], {"valeur": 2})
    assert ids(lues["sessions"]) == ["SE_0000000008", "SE_0000000007"]
    assert [ids(lues["organisme"][liste]) for liste in ("actions", "sessions")] == [[], []]
    assert ids(lues["action"]["sessions"]) == []
    assert sum(ligne["nombre"] for ligne in lues["statistiques"]["lignes"]) == 2


async def test_lheo_holds_the_sessions_that_searches_show(
    retiree: tuple[str, str], partout: Callable[..., Awaitable[dict[str, Any]]]
):
    lheo = b"".join(exporter(retiree[0], Demande(PUBLIC, AUJOURD_HUI))).decode()
    montrees = ids((await partout())["sessions"])
    assert [numero for numero in (*SESSIONS, "SE_0000000007", "SE_0000000008") if f'"{numero}' in lheo] == sorted(
        montrees
    )


async def test_they_are_searched_as_their_action_is(
    retiree: tuple[str, str], partout: Callable[..., Awaitable[dict[str, Any]]]
):
    lues = await partout(retiree[1])
    # those that were so already
    session, *actions = {"ANNULEE": ["SE_0000000006"], "ARCHIVEE": ["SE_0000000012", "AC_0000000006"]}[retiree[1]]
    siennes = {*SESSIONS, "SE_0000000001"}
    assert set(ids(lues["recherche"])) == {ACTION, *actions}
    assert set(ids(lues["sessions"])) == set(ids(lues["organisme"]["sessions"])) == {*siennes, session}
    assert set(ids(lues["organisme"]["actions"])) == {ACTION, *actions}
    assert set(ids(lues["action"]["sessions"])) == siennes | ({session} if not actions else set())
    assert {id_ for arete in lues["recherche"]["edges"] for id_ in ids(arete["sessions"])} == {*siennes, session}


async def test_by_its_number_a_session_says_what_it_is(retiree: tuple[str, str], lire: Interroger):
    document = f'{{ session(numero: "{SESSIONS[0]}") {{ statut active action {{ statut }} }} }}'
    lecture = await lire(retiree[0], document)
    assert lecture.data == {"session": {"statut": "VALIDEE", "active": True, "action": {"statut": retiree[1]}}}


def test_all_that_follows_from_the_catalogue_follows(retiree: tuple[str, str]):
    with psycopg.connect(retiree[0]) as connexion:
        assert verifier(connexion) == []
