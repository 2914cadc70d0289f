"""One connection of the pool of the service, which reads and writes in turn."""

from datetime import date

import pytest

from graph.contexte import Contexte
from graph.execution import Reponse, Requete, moteur
from graph.schema import schema
from rules.parametres import Parametres
from service.pool import ouvrir_pool
from service.reglages import Reglages
from tests.graph.mutations.lecteurs import A_SAISIE
from tests.graph.pilotes import repondre

pytestmark = pytest.mark.anyio

LIRE = '{ session(numero: "SE_0000000003") { version debut sites { numero } } }'
MODIFIER = """mutation ($version: Int!, $essai: Boolean) {
  modifierSession(numero: "SE_0000000003", version: $version, donnees: {debut: "2027-01-31"}, essai: $essai) {
    session { version debut } conflit { modifieLe } } }"""


async def test_it_reads_and_writes_in_turn_whatever_was_undone(a_saisir: str):
    reglages = Reglages(SOFI_POOL_MIN=1, SOFI_POOL_MAX=1)
    async with ouvrir_pool(a_saisir, reglages) as pool:

        async def demander(document: str, **variables: object) -> Reponse:
            async with Contexte(pool, A_SAISIE, date(2026, 11, 23), Parametres("52")) as contexte:
                return await repondre(moteur(schema), Requete(document, variables), contexte)

        for version in (1, 2):
            for document, variables in (
                (LIRE, {}),
                (MODIFIER, {"version": version, "essai": True}),
                (MODIFIER, {"version": 99}),
                ('mutation { modifierSession(numero: "x", version: 1, donnees: {}) { conflit { modifieLe } } }', {}),
                (LIRE, {}),
                (MODIFIER, {"version": version}),
            ):
                reponse = await demander(document, **variables)
                assert [erreur["extensions"]["code"] for erreur in reponse.erreurs] in ([], ["NOT_FOUND"])
        assert (await demander(LIRE)).donnees["session"]["version"] == 2  # the second time changed nothing
