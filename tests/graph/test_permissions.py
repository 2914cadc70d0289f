"""A field that is refused is null, never an error on its parents; who may read it is asked where it is defined."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
import strawberry
from psycopg_pool import AsyncConnectionPool

from graph.champs import calcule, champ
from graph.contexte import Contexte
from graph.execution import Requete, moteur
from graph.permissions import CARIF, COMPTE, PARTENAIRE, droit_requis, exiger, reserve
from models.autosaisie import Droit
from models.erreurs import ErreurSofi, Interdit, NonAuthentifie
from rules.parametres import Parametres
from tests.graph.conftest import AUJOURD_HUI
from tests.graph.lecteurs import BOIS, GRETA, LECTEURS, membre
from tests.graph.pilotes import repondre

pytestmark = pytest.mark.anyio

Interroger = Callable[..., Awaitable[Any]]
ECRITS: list[str] = []


@pytest.fixture
def interroger(catalogue_reserve: str, lire: Interroger) -> Interroger:
    return partial(lire, catalogue_reserve)


DEROGATIONS = """{
  organisme(numero: "OR_0000000001") { nom etablissements { numero derogations { motif debut fin decidePar } } } }"""
AGENT = {"decidePar": "agent@carif.example"}
ACCORDEES = [
    {"motif": "Chantier école", "debut": "2026-01-01", "fin": None, **AGENT},
    {"motif": "Antenne saisonnière", "debut": "2025-01-01", "fin": "2025-12-31", **AGENT},
]


@pytest.mark.parametrize("nom", LECTEURS)
async def test_what_an_organisme_alone_may_read_is_null_for_others_without_an_error(interroger: Interroger, nom: str):
    lecture = await interroger(DEROGATIONS, lecteur=LECTEURS[nom])
    permis = nom in {"bois", "bois et à venir", "carif", "admin"}
    assert (lecture.erreurs, lecture.data["organisme"]["nom"]) == ([], "Maison du bois")
    # whose drafts are theirs sees one more
    assert [e["derogations"] for e in lecture.data["organisme"]["etablissements"]] == (
        [ACCORDEES, [], []] if permis else [None, None]
    )


async def test_who_holds_the_objects_of_a_level_is_read_in_one_statement(interroger: Interroger):
    document = "{ organismes { nodes { etablissements { derogations { motif } } } } }"
    lecture = await interroger(document, lecteur=LECTEURS["bois"])
    assert lecture.noms.count("detenteur_par_objet") == 1


async def test_nobody_looks_for_the_holder_where_everything_or_nothing_is_theirs(interroger: Interroger):
    for nom in ("public", "partenaire", "carif"):
        assert "detenteur_par_objet" not in (await interroger(DEROGATIONS, lecteur=LECTEURS[nom])).noms


@pytest.mark.parametrize(
    ("nom", "attendues"),
    [("public", None), ("bois", ["DG_912", "DG_911"]), ("greta", None), ("carif", ["DG_912", "DG_911"])],
)
async def test_delegations_that_hold_are_read_by_the_organisme_and_the_carif(
    interroger: Interroger, nom: str, attendues: list[str] | None
):
    document = (
        '{ organisme(numero: "OR_0000000001") { delegations { id de { numero } a { numero } droit debut fin } } }'
    )
    lecture = await interroger(document, lecteur=LECTEURS[nom])
    lues = lecture.data["organisme"]["delegations"]
    assert (lecture.erreurs, lues and [une["id"] for une in lues]) == ([], attendues)
    if lues:
        assert lues[1] == {
            "id": "DG_911",
            "de": {"numero": "OR_0000000001"},
            "a": {"numero": "OR_0000000002"},
            "droit": "SAISIE",
            "debut": "2026-01-01",
            "fin": "2026-11-23",
        }


def _dire() -> str | None:
    return "dit"


def _ecrire() -> str | None:
    ECRITS.append("écrit")
    return "écrit"


@strawberry.type
class Objet:
    nom: str | None = reserve(champ("Nom."), CARIF)


def _objet() -> Objet | None:
    return Objet(nom="nommé")  # type: ignore[call-arg]


@strawberry.type
class Query:
    public: str | None = calcule(_dire, "De tous.")
    compte: str | None = reserve(calcule(_dire, "De soi."), COMPTE)
    carif: str | None = reserve(calcule(_dire, "Du Carif."), CARIF)
    partenaire: str | None = reserve(calcule(_dire, "Des partenaires."), PARTENAIRE)
    objet: Objet | None = calcule(_objet, "Un objet.")


@strawberry.type
class Mutation:
    ecrire: str | None = reserve(calcule(_ecrire, "Écrit."), droit_requis(Droit.SAISIE))


SCHEMA = strawberry.Schema(Query, mutation=Mutation)
SAISIT = membre(BOIS, droit=Droit.SAISIE)
DE_TOUS = {
    **LECTEURS,
    "saisit": SAISIT,
    "gère": membre(BOIS, droit=Droit.GESTION),
    "clé de lecture": replace(SAISIT, lecture_seule=True),
    "carif en lecture": replace(LECTEURS["carif"], lecture_seule=True),
}
PERMIS = {
    "compte": set(DE_TOUS) - {"public"},
    "carif": {"carif", "admin", "carif en lecture"},
    "partenaire": {"partenaire", "carif", "admin", "carif en lecture"},
}


@pytest.fixture
async def demander(catalogue_reserve: str):
    async with AsyncConnectionPool(catalogue_reserve, kwargs={"autocommit": True}, min_size=1, open=False) as pool:

        async def demander(document: str, nom: str) -> Any:
            async with Contexte(pool, DE_TOUS[nom], AUJOURD_HUI, Parametres("52")) as contexte:
                return await repondre(moteur(SCHEMA), Requete(document), contexte)

        yield demander


@pytest.mark.parametrize("champ", PERMIS)
@pytest.mark.parametrize("nom", DE_TOUS)
async def test_a_field_of_the_root_that_is_refused_is_null_with_one_error(demander: Interroger, nom: str, champ: str):
    reponse = await demander(f"{{ public {champ} }}", nom)
    permis = nom in PERMIS[champ]
    codes = [erreur["extensions"]["code"] for erreur in reponse.erreurs]
    assert reponse.donnees == {"public": "dit", champ: "dit" if permis else None}
    assert codes == ([] if permis else ["UNAUTHENTICATED" if nom == "public" else "FORBIDDEN"])


@pytest.mark.parametrize("nom", DE_TOUS)
async def test_a_write_that_is_refused_wrote_nothing(demander: Interroger, nom: str):
    ECRITS.clear()
    reponse = await demander("mutation { ecrire }", nom)
    permis = nom in {"saisit", "gère", "carif", "admin"}
    codes = [erreur["extensions"]["code"] for erreur in reponse.erreurs]
    assert (reponse.donnees, ECRITS) == (({"ecrire": "écrit"}, ["écrit"]) if permis else ({"ecrire": None}, []))
    assert codes == ([] if permis else ["UNAUTHENTICATED" if nom == "public" else "FORBIDDEN"])


async def test_an_attribute_that_is_refused_costs_its_object_nothing(demander: Interroger):
    assert (await demander("{ objet { nom } }", "carif")).donnees == {"objet": {"nom": "nommé"}}
    refuse = await demander("{ objet { nom } }", "bois")
    assert (refuse.donnees, len(refuse.erreurs)) == ({"objet": {"nom": None}}, 1)


async def test_a_refusal_says_what_to_do(demander: Interroger):
    dits = [(await demander("{ carif }", nom)).erreurs[0]["message"] for nom in ("public", "bois")]
    assert dits == [
        "Réservé au Carif. Identifiez-vous : envoyez `Authorization: Bearer`, suivi de votre jeton.",
        "Réservé au Carif. Votre compte n'en a pas le droit.",
    ]


@pytest.mark.parametrize(("nom", "organisme"), [("saisit", BOIS), ("gère", BOIS), ("carif", GRETA), ("carif", None)])
def test_who_has_the_right_on_the_organisme_in_question_goes_on(nom: str, organisme: int | None):
    exiger(DE_TOUS[nom], Droit.SAISIE, organisme)


@pytest.mark.parametrize(
    ("nom", "organisme", "code"),
    [
        ("saisit", GRETA, Interdit),
        ("saisit", None, Interdit),
        ("bois", BOIS, Interdit),
        ("partenaire", BOIS, Interdit),
        ("public", BOIS, NonAuthentifie),
    ],
)
def test_others_are_stopped(nom: str, organisme: int | None, code: type[ErreurSofi]):
    with pytest.raises(code, match="le droit SAISIE sur l'organisme"):
        exiger(DE_TOUS[nom], Droit.SAISIE, organisme)
