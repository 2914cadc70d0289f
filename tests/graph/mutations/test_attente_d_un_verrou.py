"""An object that somebody else holds for too long: whoever waits for it is told to come back, and wrote nothing."""

from typing import Any

import psycopg
import pytest

from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import A_SAISIE
from tests.graph.mutations.test_donnees import MODIFIER

pytestmark = pytest.mark.anyio


async def test_a_mutation_that_waits_too_long_is_to_be_sent_again(
    muter: Muter, lire_la_base: LireLaBase, ecrire_en_base: Any, a_saisir: str
):
    ecrire_en_base("""DO $$ BEGIN EXECUTE format(
        'ALTER DATABASE %%I SET statement_timeout = 300', current_database()); END $$""")
    with psycopg.connect(a_saisir) as autre:
        autre.execute("SELECT FROM session WHERE id = 703 FOR UPDATE")
        reponse = await muter(MODIFIER["session"], A_SAISIE, donnees={"effectifMinimal": 3})
    assert [(e["extensions"]["code"], e["message"]) for e in reponse.erreurs] == [
        ("UNAVAILABLE", "L'enregistrement prend trop de temps : rien n'a été écrit, réessayez.")
    ]
    assert lire_la_base("SELECT version FROM session WHERE id = 703") == [{"version": 1}]
