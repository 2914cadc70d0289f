"""The keys of the provider: how long they are kept, how often they are asked for."""

import asyncio

import pytest

from models.erreurs import Indisponible
from service.comptes.trousseau import FRAICHEUR_S, PREMIER_REPIT_S, REPIT_S, SURSIS_S, Trousseau
from tests.service.comptes.conftest import Fournisseur, Horloge


@pytest.fixture
def trousseau(fournisseur: Fournisseur, horloge: Horloge) -> Trousseau:
    return Trousseau(fournisseur.url, horloge)


@pytest.mark.anyio
async def test_keys_are_asked_for_once(trousseau: Trousseau, fournisseur: Fournisseur):
    lues = await asyncio.gather(*(trousseau.cle("k1") for _ in range(10)))
    assert [lue["kid"] for lue in lues] == ["k1"] * 10
    assert fournisseur.demandes == 1


@pytest.mark.anyio
async def test_names_that_nobody_publishes_are_looked_for_now_and_then(
    trousseau: Trousseau, fournisseur: Fournisseur, horloge: Horloge
):
    assert [await trousseau.cle(f"inventee-{n}") for n in range(5)] == [None] * 5
    assert fournisseur.demandes == 1
    horloge.secondes += REPIT_S
    assert await trousseau.cle("inventee-6") is None
    assert fournisseur.demandes == 2


@pytest.mark.anyio
async def test_a_key_that_was_withdrawn_is_forgotten_in_time(
    trousseau: Trousseau, fournisseur: Fournisseur, horloge: Horloge
):
    await trousseau.cle("k1")
    fournisseur.publiees.clear()
    horloge.secondes += FRAICHEUR_S + 1
    await trousseau.cle("k1")  # nobody waits for keys that are asked for again
    await trousseau.fermer()
    assert await trousseau.cle("k1") is None


@pytest.mark.parametrize(
    ("statut", "corps"), [(500, None), (302, None), (200, b"<html>"), (200, b"[]"), (200, b'{"keys": 1}')]
)
@pytest.mark.anyio
async def test_keys_that_are_known_serve_a_day_without_their_provider(
    statut: int, corps: bytes | None, trousseau: Trousseau, fournisseur: Fournisseur, horloge: Horloge
):
    await trousseau.cle("k1")
    fournisseur.statut, fournisseur.corps = statut, corps
    horloge.secondes += SURSIS_S - 1
    assert (await trousseau.cle("k1"))["kid"] == "k1"
    await trousseau.fermer()
    horloge.secondes += REPIT_S
    with pytest.raises(Indisponible):
        await trousseau.cle("k1")


@pytest.mark.anyio
async def test_a_provider_that_failed_at_first_is_asked_again_soon(
    trousseau: Trousseau, fournisseur: Fournisseur, horloge: Horloge
):
    fournisseur.statut = 500
    for _ in range(3):
        with pytest.raises(Indisponible):
            await trousseau.cle("k1")
    assert fournisseur.demandes == 1
    fournisseur.statut = 200
    horloge.secondes += PREMIER_REPIT_S
    assert (await trousseau.cle("k1"))["kid"] == "k1"


@pytest.mark.anyio
async def test_who_leaves_while_keys_are_fetched_takes_nothing_from_others(
    trousseau: Trousseau, fournisseur: Fournisseur
):
    premier = asyncio.create_task(trousseau.cle("k1"))
    await asyncio.sleep(0)
    premier.cancel()
    assert (await trousseau.cle("k1"))["kid"] == "k1"
    assert fournisseur.demandes == 1


@pytest.mark.anyio
async def test_a_token_that_names_no_key_is_of_the_only_one(trousseau: Trousseau, fournisseur: Fournisseur):
    assert (await trousseau.cle(None))["kid"] == "k1"
    fournisseur.ajouter("k2")
    assert await Trousseau(fournisseur.url).cle(None) is None


@pytest.mark.anyio
async def test_others_are_answered_while_keys_are_fetched(trousseau: Trousseau):
    lecture = asyncio.create_task(trousseau.cle("k1"))
    tours = 0
    while not lecture.done():
        await asyncio.sleep(0)
        tours += 1
    assert tours > 5
