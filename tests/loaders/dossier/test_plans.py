"""How PostgreSQL reads dossiers: keys of a list are looked for one by one, whatever it believes of their number."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from loaders.dossier.requetes import TEXTES, TEXTES_EN_NOMBRE
from models.enumerations import Noun

LISTES = {"formacode", "public_vise"}  # of which lists of an object hold the keys


def noeuds(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for enfant in plan.get("Plans", ()):
        yield from noeuds(enfant)


@pytest.mark.parametrize("textes", [TEXTES, TEXTES_EN_NOMBRE], ids=["un", "en nombre"])
@pytest.mark.parametrize("noun", [Noun.ORGANISME, Noun.FORMATION, Noun.ACTION, Noun.SESSION])
def test_no_list_is_searched_through_a_whole_table(exemple: str, noun: Noun, textes: dict[Noun, str]):
    with psycopg.connect(exemple) as connexion:
        parametres = {"ids": [1], "valeurs": ["{}"], "avec_modification": False, "avec_remises": False}
        [(plans,)] = connexion.execute(f"EXPLAIN (FORMAT JSON)\n{textes[noun]}", parametres).fetchall()
    lus = {noeud["Relation Name"] for noeud in noeuds(plans[0]["Plan"]) if noeud["Node Type"] == "Seq Scan"}
    assert lus & LISTES == set()
