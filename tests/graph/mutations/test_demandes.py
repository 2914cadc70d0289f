"""`demandes`: the Carif reads all of them, an organisme its own, an account those it made."""

import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.bases import copie
from tests.graph.mutations.conftest import LireLaBase, Muter, muter_dans
from tests.graph.mutations.lecteurs import A_GESTION, B_GESTION, CARIF, LECTEURS, SANS_ORGANISME
from tests.graph.mutations.test_creer_demande import COMPTE, NDA, RETRAIT, SIRET, creer

pytestmark = pytest.mark.anyio

LIRE = "query ($f: DemandeFiltre) { demandes(filtre: $f) { total { valeur } nodes { numero } } }"
DECIDER = "UPDATE demande SET (decision, decidee_le) = ('REFUSEE', now()) WHERE numero = %s"
VIEILLIR = "UPDATE demande SET deposee_le = now() - interval '1 day' WHERE numero = %s"
DE = [f"DE_000000000{rang}" for rang in range(1, 6)]


@pytest.fixture(scope="module")
async def lire(serveur: Path, administration: psycopg.Connection, modele_a_saisir: str) -> AsyncIterator[Muter]:
    """Read a catalogue that has three of A, the first one decided, one of B, one of an account without an organisme."""
    de_b = {"organisme": "OR_0000000002", "nouveau": "52720099972"}
    with copie(serveur, administration, f"demandes_{os.getpid()}", modele_a_saisir) as url:
        muter = muter_dans(url)
        for donnees, lecteur in (
            (SIRET, A_GESTION),
            (RETRAIT, A_GESTION),
            (NDA, A_GESTION),
            (NDA | de_b, B_GESTION),
            (COMPTE | {"siret": "38012986600014"}, SANS_ORGANISME),
        ):
            assert (await creer(muter, donnees, lecteur))["anomalies"] == []
        with psycopg.connect(url) as connexion:
            connexion.execute(
                "UPDATE demande SET (decision, decidee_le) = ('REFUSEE', now()) WHERE numero = %s", DE[:1]
            )
            connexion.execute("UPDATE demande SET deposee_le = now() - interval '1 day' WHERE numero = %s", DE[2:3])
        yield muter


async def lues(lire: Muter, nom: str, **filtre: Any) -> list[str]:
    reponse = await lire(LIRE, LECTEURS[nom], f=filtre)
    assert reponse.erreurs == []
    page = reponse.donnees["demandes"]
    assert page["total"] == {"valeur": len(page["nodes"])}
    return [demande["numero"] for demande in page["nodes"]]


@pytest.mark.parametrize(
    ("nom", "attendues"),
    [
        ("carif", [DE[2], DE[1], DE[3], DE[4], DE[0]]),
        ("admin", [DE[2], DE[1], DE[3], DE[4], DE[0]]),
        ("gestion", [DE[2], DE[1], DE[0]]),
        ("lecture", [DE[2], DE[1], DE[0]]),
        ("autre organisme", [DE[3]]),
        ("sans organisme", [DE[4]]),
        ("partenaire", []),
    ],
)
async def test_what_waits_comes_first_the_oldest_ahead(lire: Muter, nom: str, attendues: list[str]):
    assert await lues(lire, nom) == attendues


@pytest.mark.parametrize(
    ("filtre", "attendues"),
    [
        ({"enAttente": True}, [DE[2], DE[1], DE[3], DE[4]]),
        ({"enAttente": False}, [DE[0]]),
        ({"types": ["CHANGEMENT_NDA", "RETRAIT_SESSION"]}, [DE[2], DE[1], DE[3]]),
        ({"organismes": ["OR_0000000002"]}, [DE[3]]),
        ({"organismes": ["443 001 219 00023"], "enAttente": True}, [DE[2], DE[1]]),
    ],
)
async def test_the_list_is_filtered(lire: Muter, filtre: dict[str, Any], attendues: list[str]):
    assert await lues(lire, "carif", **filtre) == attendues


async def test_the_public_reads_none(lire: Muter):
    reponse = await lire(LIRE, LECTEURS["public"])
    assert (reponse.donnees, [e["extensions"]["code"] for e in reponse.erreurs]) == (
        {"demandes": None},
        ["UNAUTHENTICATED"],
    )


@pytest.mark.parametrize("nom", LECTEURS)
async def test_an_id_leads_to_what_a_viewer_may_read_and_to_nothing_else(lire: Muter, nom: str):
    listees = set() if nom == "public" else set(await lues(lire, nom))
    reponse = await lire("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", LECTEURS[nom], ids=DE)
    assert reponse.erreurs == []
    assert {demande["id"] for demande in reponse.donnees["nodes"] if demande} == listees


async def test_a_cursor_goes_on_where_the_page_ends(lire: Muter):
    page = "query ($apres: String) { demandes(first: 2, after: $apres) { nodes { numero } pageInfo { endCursor } } }"
    trouvees, apres = [], None
    for _ in range(3):
        lue = (await lire(page, CARIF, apres=apres)).donnees["demandes"]
        trouvees += [demande["numero"] for demande in lue["nodes"]]
        apres = lue["pageInfo"]["endCursor"]
    assert sorted(trouvees) == DE


async def test_a_demande_is_written_with_the_account_that_made_it(muter: Muter, lire_la_base: LireLaBase):
    await creer(muter, SIRET)
    assert lire_la_base("SELECT deposee_par FROM demande") == [{"deposee_par": A_GESTION.compte}]
