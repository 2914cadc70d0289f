"""`moi`: what an account sees of itself, the same under both drivers."""

from typing import Any

import pytest
from psycopg_pool import AsyncConnectionPool

from graph.contexte import Contexte
from graph.execution import Requete
from graph.schema import schema
from models.autosaisie import Droit, Role
from models.lecteur import PUBLIC, DroitSur, Lecteur
from rules.parametres import Parametres
from tests.graph.conftest import AUJOURD_HUI
from tests.graph.pilotes import MOTEURS, repondre

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("moteur", MOTEURS)]

MOI = "{ moi { courriel role organismes { numero nom } droits { organisme { nom } droit parDelegation } } }"
ECOLE = Lecteur(
    Role.ORGANISME,
    7,
    "ecole@example.org",
    (DroitSur(101, Droit.GESTION), DroitSur(102, Droit.LECTURE, par_delegation=True)),
)


async def lire(catalogue: str, moteur: str, lecteur: Lecteur, document: str = MOI) -> tuple[Any, list[str]]:
    """What the viewer is answered, and the statements that it took."""
    noms: list[str] = []
    async with (
        AsyncConnectionPool(catalogue, kwargs={"autocommit": True}, min_size=1, open=False) as pool,
        Contexte(pool, lecteur, AUJOURD_HUI, Parametres("52"), lambda enonce, _: noms.append(enonce.nom)) as contexte,
    ):
        reponse = await repondre(MOTEURS[moteur](schema), Requete(document), contexte)
    assert reponse.erreurs == []
    return reponse.donnees, noms


async def test_an_account_sees_its_rights_and_their_organismes(catalogue: str, moteur: str):
    donnees, _ = await lire(catalogue, moteur, ECOLE)
    assert donnees == {
        "moi": {
            "courriel": "ecole@example.org",
            "role": "ORGANISME",
            "organismes": [
                {"numero": "OR_0000000001", "nom": "Maison du bois"},
                {"numero": "OR_0000000002", "nom": "GRETA-CFA du Maine"},
            ],
            "droits": [
                {"organisme": {"nom": "Maison du bois"}, "droit": "GESTION", "parDelegation": False},
                {"organisme": {"nom": "GRETA-CFA du Maine"}, "droit": "LECTURE", "parDelegation": True},
            ],
        }
    }


async def test_the_organismes_of_all_rights_take_one_statement(catalogue: str, moteur: str):
    _, noms = await lire(catalogue, moteur, ECOLE, "{ moi { droits { droit organisme { nom } } } }")
    assert noms == ["organisme_par_cle"]


async def test_an_account_without_rights_has_empty_lists(catalogue: str, moteur: str):
    donnees, noms = await lire(catalogue, moteur, Lecteur(Role.CARIF, 1, "carif@example.org"))
    assert donnees == {"moi": {"courriel": "carif@example.org", "role": "CARIF", "organismes": [], "droits": []}}
    assert noms == []


async def test_the_public_is_nobody(catalogue: str, moteur: str):
    assert await lire(catalogue, moteur, PUBLIC) == ({"moi": None}, [])
