"""Words through the API: every request of the lists finds what it means in its first five results."""

import asyncio
import csv
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from psycopg_pool import AsyncConnectionPool

from graph.contexte import Contexte
from graph.execution import Requete, executer
from graph.schema import schema
from models.lecteur import PUBLIC
from rules.parametres import Parametres
from tests.graph.conftest import AUJOURD_HUI

LISTES = Path(__file__).parents[1] / "loaders/texte"
PAGE = """query ($texte: String!) { recherche(texte: $texte, first: 5) {
  remarques { code message } total { valeur } url(format: CSV)
  edges { distanceKm node { formation { formacodes { code } } } sessions(first: 1) { total { valeur } } } } }"""


def lignes(nom: str) -> list[tuple[str, set[str]]]:
    lues = (LISTES / nom).read_text(encoding="utf-8").splitlines()
    tableau = csv.DictReader((li for li in lues if not li.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [(ligne["requete"], set(ligne["formacodes attendus"].split())) for ligne in tableau]


def demander(url: str, *textes: str) -> list[dict[str, Any]]:
    """The result pages of these texts."""

    async def lire() -> list[dict[str, Any]]:
        async with AsyncConnectionPool(url, kwargs={"autocommit": True}, min_size=1, open=False) as pool:
            return [await page(pool, texte) for texte in textes]

    async def page(pool: AsyncConnectionPool[Any], texte: str) -> dict[str, Any]:
        async with Contexte(pool, PUBLIC, AUJOURD_HUI, Parametres("52")) as contexte:
            reponse = await executer(schema, Requete(PAGE, {"texte": texte}), contexte)
        assert reponse.erreurs == []
        assert reponse.donnees
        resultat: dict[str, Any] = reponse.donnees["recherche"]
        return resultat

    return asyncio.run(lire())


def codes(arete: dict[str, Any]) -> set[str]:
    return {code["code"] for code in arete["node"]["formation"]["formacodes"]}


@pytest.mark.parametrize("nom", ["recherche.tsv", "autres_requetes.tsv"])
def test_every_request_of_the_lists_finds_what_it_means(exemple: str, nom: str):
    voulues = lignes(nom)
    pages = demander(exemple, *(texte for texte, _ in voulues))
    rates = [
        texte
        for (texte, attendus), page in zip(voulues, pages, strict=True)
        if not any(codes(arete) & attendus for arete in page["edges"])
    ]
    assert rates == []


def test_a_place_in_the_words_keeps_what_is_near_it(exemple: str):
    [page] = demander(exemple, "conduite poids lourd nantes")
    assert page["edges"]
    assert all("31816" in codes(arete) and arete["distanceKm"] <= 30 for arete in page["edges"])


def test_a_typo_finds_and_says_which_word_was_used(exemple: str):
    [page] = demander(exemple, "boulangri")
    assert "21538" in codes(page["edges"][0])
    assert [remarque["code"] for remarque in page["remarques"]] == ["MOT_CORRIGE"]


def test_the_address_of_the_file_has_the_words(exemple: str):
    [page] = demander(exemple, "aide soignante")
    assert page["url"] == "/offres.csv?texte=aide%20soignante&filtre=%7B%7D"


@pytest.mark.parametrize("texte", ["de la", "-boulanger", "a" * 401, "!!!"])
@pytest.mark.anyio
async def test_words_that_say_nothing_are_refused(interroger: Callable[..., Awaitable[Any]], texte: str):
    lecture = await interroger("query ($t: String!) { recherche(texte: $t) { total { valeur } } }", t=texte)
    assert [erreur["extensions"]["code"] for erreur in lecture.erreurs] == ["BAD_USER_INPUT"]
