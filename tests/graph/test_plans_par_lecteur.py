"""A plan is kept for those who see as much: the same text asked by others is compiled for them, and shows their own."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from psycopg_pool import AsyncConnectionPool

from graph.contexte import Contexte
from graph.execution import Reponse, Requete, moteur
from graph.plan.moteur import MoteurCompile
from graph.schema import schema
from models.lecteur import Lecteur
from rules.parametres import Parametres
from tests.graph.conftest import AUJOURD_HUI
from tests.graph.lecteurs import LECTEURS
from tests.graph.pilotes import donnees

pytestmark = pytest.mark.anyio

BROUILLON = '{ session(numero: "SE_0000000005") { id statut action { id } } }'
ETABLISSEMENTS = '{ organisme(numero: "OR_0000000001") { etablissements { id sites { id } } } }'
# of Maison du bois, whose drafts they are: the public before anybody and after everybody
LES_UNS_APRES_LES_AUTRES = ("public", "bois", "greta", "carif", "public")
SESSION_DU_BOIS = {"id": "SE_0000000005", "statut": "EN_COURS_DE_SAISIE", "action": {"id": "AC_0000000001"}}


@pytest.fixture
async def pool(catalogue_reserve: str) -> AsyncIterator[AsyncConnectionPool[Any]]:
    async with AsyncConnectionPool(catalogue_reserve, kwargs={"autocommit": True}, min_size=1, open=False) as ouvert:
        yield ouvert


async def par_un_plan(plans: MoteurCompile, pool: AsyncConnectionPool[Any], texte: str, lecteur: Lecteur) -> Any:
    """What a plan answers: the reference driver is not asked."""
    operation = plans.preparer(Requete(texte))
    assert not isinstance(operation, Reponse)
    async with Contexte(pool, lecteur, AUJOURD_HUI, Parametres("52")) as contexte:
        reponse = await plans.essayer(operation, contexte)
    assert isinstance(reponse, Reponse), reponse
    return donnees(reponse)


async def tour_a_tour(plans: MoteurCompile, pool: AsyncConnectionPool[Any], texte: str) -> list[Any]:
    return [await par_un_plan(plans, pool, texte, LECTEURS[nom]) for nom in LES_UNS_APRES_LES_AUTRES]


async def test_a_draft_is_shown_to_its_own_and_to_the_carif_whoever_asked_before(pool: AsyncConnectionPool[Any]):
    plans = MoteurCompile(schema, moteur(schema))
    lus = [lues["session"] for lues in await tour_a_tour(plans, pool, BROUILLON)]
    assert lus == [None, SESSION_DU_BOIS, None, SESSION_DU_BOIS, None]
    assert (plans.comptes.compiles, plans.comptes.trouves, plans.comptes.refus) == (3, 2, 0)


async def test_a_list_has_the_drafts_of_those_who_may_see_them_whoever_asked_before(pool: AsyncConnectionPool[Any]):
    plans = MoteurCompile(schema, moteur(schema))
    lus = [
        [(e["id"], [site["id"] for site in e["sites"]]) for e in lues["organisme"]["etablissements"]]
        for lues in await tour_a_tour(plans, pool, ETABLISSEMENTS)
    ]
    public, bois, greta, carif, encore = lus
    assert public == greta == encore
    assert bois == carif
    assert [un for un in bois if un not in public] == [("ET_0000000008", ["SI_0000000006"])]
