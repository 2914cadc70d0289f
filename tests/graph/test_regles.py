"""The rules as the API publishes them, and dossiers as an operation reads them."""

from typing import Any

import pytest
from psycopg_pool import AsyncConnectionPool

from graph.contexte import Contexte
from loaders.dossier import ALire, Lecture
from models.enumerations import Noun, TypeObjet
from models.lecteur import PUBLIC
from rules.parametres import Parametres
from rules.verification import regles
from tests.graph.conftest import AUJOURD_HUI, Interroger

pytestmark = pytest.mark.anyio

TOUTES = "{ regles { code objet niveau message quoiFaire champ debut fin } }"
DES_DISPOSITIFS = "{ regles(objet: DISPOSITIF) { code objet niveau message quoiFaire champ debut fin } }"


async def repondre(interroger: Interroger, texte: str) -> list[dict[str, Any]]:
    """Without a statement: rules are no data of the catalogue."""
    lecture = await interroger(texte)
    assert (lecture.erreurs, lecture.noms) == ([], [])
    trouvees: list[dict[str, Any]] = (lecture.data or {})["regles"]
    return trouvees


async def test_rules_are_published_for_everybody(interroger: Interroger):
    trouvees = await repondre(interroger, TOUTES)
    assert [r["code"] for r in trouvees] == [r.code for r in regles()]
    assert next(r for r in trouvees if r["code"] == "SESSION_DATE_FIN_ANTERIEURE") == {
        "code": "SESSION_DATE_FIN_ANTERIEURE",
        "objet": "SESSION",
        "niveau": "BLOQUANT",
        "message": "La session finit le {fin}, avant de commencer le {debut}.",
        "quoiFaire": "Corrigez l'une des deux dates.",
        "champ": ["fin"],
        "debut": None,
        "fin": None,
    }


async def test_those_of_one_kind_of_object_are_those_of_its_form(interroger: Interroger):
    trouvees = await repondre(interroger, DES_DISPOSITIFS)
    assert [r["code"] for r in trouvees] == [r.code for r in regles(TypeObjet.DISPOSITIF)]
    assert {r["objet"] for r in trouvees} == {"DISPOSITIF"}
    assert next(r["champ"] for r in trouvees if r["code"] == "DISPOSITIF_PUBLIC_REQUIS") == [
        "dispositifs",
        "*",
        "publics",
    ]


async def test_a_rule_that_is_over_says_when(interroger: Interroger):
    trouvees = await repondre(interroger, DES_DISPOSITIFS)
    assert [(r["code"], r["debut"], r["fin"]) for r in trouvees if r["fin"]] == [
        ("DISPOSITIF_PRIVE_NON_CERTIFIANT", "2016-01-01", "2018-12-31")
    ]


async def test_dossiers_are_read_within_an_operation(catalogue: str):
    lecture = Lecture([ALire(Noun.SESSION, 702), ALire(Noun.ORGANISME, 101), ALire(Noun.SESSION, 703)], AUJOURD_HUI)
    async with (
        AsyncConnectionPool(catalogue, kwargs={"autocommit": True}, min_size=1, open=False) as pool,
        Contexte(pool, PUBLIC, AUJOURD_HUI, Parametres("52")) as contexte,
    ):
        dossiers = lecture.assembler(await contexte.executer_ensemble(lecture.requetes()))
    assert [dossier.id for dossier in dossiers if dossier] == [702, 101, 703]
