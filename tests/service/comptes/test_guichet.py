"""How long a token is believed without being looked at again."""

from collections.abc import AsyncIterator

import psycopg
import pytest

from models.autosaisie import Droit, Role
from models.lecteur import PUBLIC, DroitSur, Lecteur
from service.comptes.guichet import GARDE_S, Guichet
from service.comptes.refus import JetonRefuse
from service.pool import Pool, ouvrir_pool
from service.reglages import Reglages
from tests.service.comptes.conftest import Horloge, Inscrire

pytestmark = pytest.mark.anyio


@pytest.fixture
async def pool(base: str, reglages: Reglages) -> AsyncIterator[Pool]:
    async with ouvrir_pool(base, reglages.model_copy(update={"pool_min": 1, "pool_max": 1})) as pool:
        yield pool


@pytest.fixture
async def guichet(reglages: Reglages, horloge: Horloge) -> AsyncIterator[Guichet]:
    guichet = Guichet(reglages, horloge)
    yield guichet
    await guichet.fermer()


async def test_a_viewer_has_all_that_permissions_are_decided_from(guichet: Guichet, pool: Pool, inscrire: Inscrire):
    jeton = inscrire("ecole@example.org", "ORGANISME", {"Atelier": "SAISIE"}, lecture_seule=True)
    lecteur = await guichet.reconnaitre([f"bearer {jeton}"], pool)
    assert lecteur == Lecteur(Role.ORGANISME, 1, "ecole@example.org", (DroitSur(1, Droit.SAISIE),), lecture_seule=True)


async def test_no_header_asks_nothing_of_the_database(guichet: Guichet, pool: Pool):
    await pool.close()
    assert await guichet.reconnaitre([], pool) == PUBLIC


async def test_a_token_is_not_looked_at_again_for_a_moment(guichet: Guichet, pool: Pool, inscrire: Inscrire):
    entetes = [f"Bearer {inscrire('carif@example.org', 'CARIF')}"]
    lecteur = await guichet.reconnaitre(entetes, pool)
    await guichet.fermer()
    await pool.close()
    assert await guichet.reconnaitre(entetes, pool) == lecteur


@pytest.mark.parametrize("fin", ["UPDATE jeton SET revoque_le = now()", "UPDATE compte SET suspendu_le = now()"])
async def test_what_ends_is_refused_within_five_seconds(
    fin: str, guichet: Guichet, pool: Pool, horloge: Horloge, inscrire: Inscrire
):
    entetes = [f"Bearer {inscrire('carif@example.org', 'CARIF')}"]
    await guichet.reconnaitre(entetes, pool)
    async with pool.connection() as connexion:
        await connexion.execute(fin)
    horloge.secondes += GARDE_S
    with pytest.raises(JetonRefuse):
        await guichet.reconnaitre(entetes, pool)
    assert GARDE_S == 5


async def test_a_right_that_is_given_is_had_within_five_seconds(
    guichet: Guichet, pool: Pool, horloge: Horloge, inscrire: Inscrire, sql: psycopg.Connection
):
    entetes = [f"Bearer {inscrire('ecole@example.org', 'ORGANISME', {'Atelier': 'SAISIE'})}"]
    await guichet.reconnaitre(entetes, pool)
    sql.execute("UPDATE membre SET droit = 'GESTION'")
    horloge.secondes += GARDE_S
    assert (await guichet.reconnaitre(entetes, pool)).droits == (DroitSur(1, Droit.GESTION),)


async def test_one_statement_finds_the_account_and_its_rights(
    guichet: Guichet, pool: Pool, inscrire: Inscrire, sql: psycopg.Connection
):
    entetes = [f"Bearer {inscrire('ecole@example.org', 'ORGANISME', {'Atelier': 'GESTION', 'Bois': 'LECTURE'})}"]
    sql.execute("UPDATE jeton SET utilise_le = now()")
    await guichet.reconnaitre(entetes, pool)
    async with pool.connection() as connexion:
        lus = await (await connexion.execute("SELECT statement FROM pg_prepared_statements")).fetchall()
    assert [texte.partition("\n")[0] for (texte,) in lus if texte.startswith("-- ")] == ["-- lecteur_par_jeton"]
