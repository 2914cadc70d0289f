"""`demandes`: the Carif reads all of them, an organisme its own, an account those it made."""

from typing import Any

import pytest

from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import A_GESTION, B_GESTION, CARIF, LECTEURS, SANS_ORGANISME
from tests.graph.mutations.test_creer_demande import COMPTE, NDA, RETRAIT, SIRET, creer

pytestmark = pytest.mark.anyio

LIRE = "query ($f: DemandeFiltre) { demandes(filtre: $f) { total { valeur } nodes { numero } } }"
DE = [f"DE_000000000{rang}" for rang in range(1, 6)]


@pytest.fixture
async def deposees(muter: Muter, ecrire_en_base: Any) -> list[str]:
    """Three of A, the first of which is decided; one of B; one of an account without an organisme."""
    de_b = {"organisme": "OR_0000000002", "nouveau": "52720099972"}
    for donnees, lecteur in (
        (SIRET, A_GESTION),
        (RETRAIT, A_GESTION),
        (NDA, A_GESTION),
        (NDA | de_b, B_GESTION),
        (COMPTE | {"siret": "38012986600014"}, SANS_ORGANISME),
    ):
        assert (await creer(muter, donnees, lecteur))["anomalies"] == []
    ecrire_en_base("UPDATE demande SET (decision, decidee_le) = ('REFUSEE', now()) WHERE numero = 'DE_0000000001'")
    ecrire_en_base("UPDATE demande SET deposee_le = now() - interval '1 day' WHERE numero = 'DE_0000000003'")
    return DE


async def lues(muter: Muter, nom: str, **filtre: Any) -> list[str]:
    reponse = await muter(LIRE, LECTEURS[nom], f=filtre)
    assert reponse.erreurs == []
    page = reponse.donnees["demandes"]
    assert page["total"] == {"valeur": len(page["nodes"])}
    return [demande["numero"] for demande in page["nodes"]]


@pytest.mark.usefixtures("deposees")
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
async def test_what_waits_comes_first_the_oldest_ahead(muter: Muter, nom: str, attendues: list[str]):
    assert await lues(muter, nom) == attendues


@pytest.mark.usefixtures("deposees")
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
async def test_the_list_is_filtered(muter: Muter, filtre: dict[str, Any], attendues: list[str]):
    assert await lues(muter, "carif", **filtre) == attendues


async def test_the_public_reads_none(muter: Muter):
    reponse = await muter(LIRE, LECTEURS["public"])
    assert (reponse.donnees, [e["extensions"]["code"] for e in reponse.erreurs]) == (
        {"demandes": None},
        ["UNAUTHENTICATED"],
    )


@pytest.mark.usefixtures("deposees")
@pytest.mark.parametrize("nom", LECTEURS)
async def test_an_id_leads_to_what_a_viewer_may_read_and_to_nothing_else(muter: Muter, nom: str):
    listees = set() if nom == "public" else set(await lues(muter, nom))
    reponse = await muter("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", LECTEURS[nom], ids=DE)
    assert reponse.erreurs == []
    assert {demande["id"] for demande in reponse.donnees["nodes"] if demande} == listees


async def test_a_cursor_goes_on_where_the_page_ends(muter: Muter, deposees: list[str]):
    page = "query ($apres: String) { demandes(first: 2, after: $apres) { nodes { numero } pageInfo { endCursor } } }"
    trouvees, apres = [], None
    for _ in range(3):
        lue = (await muter(page, CARIF, apres=apres)).donnees["demandes"]
        trouvees += [demande["numero"] for demande in lue["nodes"]]
        apres = lue["pageInfo"]["endCursor"]
    assert sorted(trouvees) == deposees


async def test_a_demande_is_written_with_the_account_that_made_it(muter: Muter, lire_la_base: LireLaBase):
    await creer(muter, SIRET)
    assert lire_la_base("SELECT deposee_par FROM demande") == [{"deposee_par": A_GESTION.compte}]
