"""Each kind of relation that disagrees with the tables is found before anything is served, and named."""

from dataclasses import replace
from typing import Any

import pytest

from graph.champs import champ
from graph.plan.verification import Faute, fautes
from loaders.noun import Requis
from loaders.relation import Cardinalite, Relation, Tri, par, recents
from tests.graph.bibliotheque import AUTEUR, BIBLIOTHEQUE, LIVRE, auteur_par_livre, livre_par_cle, trouver, un_schema


def motifs_de(relation: Relation) -> list[str]:
    """What is wrong with a relation that nobody follows."""
    trouvees = trouver("titre", str, champ(""), relation)
    return [faute.motif for faute in trouvees if faute.relation == relation.nom]


@pytest.mark.parametrize(
    ("change", "motif"),
    [
        ({"sur": ("auteur.cle",)}, "nothing it reads has auteur.cle"),
        ({"sur": ("editeur.id",)}, "nothing it reads has editeur.id"),
        ({"tables": "auteur AS a"}, "nothing it reads has auteur.id, auteur.nom, auteur.surnom"),
        ({"sur": ("auteur.nom",)}, "key auteur_id is bigint, auteur.nom is text"),
        ({"par": par("auteur_id", "integer")}, "key auteur_id is integer, auteur.id is bigint"),
        ({"sur": ("auteur.id", "auteur.nom")}, "1 parts of its key for 2 columns"),
        ({"ordre": (Tri("auteur.age"),)}, "nothing it reads has auteur.age"),
        ({"ordre": (Tri("auteur.nom", "date"),)}, "it is sorted by auteur.nom as date, which is text"),
        ({"ordre": (Tri("auteur.surnom"),)}, "it is sorted by auteur.surnom, which may be null"),
        ({"ordres": {"SURNOM": (Tri("auteur.surnom"),)}}, "it is sorted by auteur.surnom, which may be null"),
        (
            {"ordre": (Tri("auteur.nom"), Tri("auteur.id", "bigint", decroissant=True))},
            "parts of one order go both ways: auteur.nom, auteur.id",
        ),
        ({"cardinalite": Cardinalite.PAGE}, "a page has no order"),
        ({"filtres": {"nom": "auteur.nom = %(noms)s"}}, "filter nom names what nothing gives: noms"),
        ({"filtres": {"nom": "{editeur}"}}, "filter nom names what nothing gives: editeur"),
        ({"lien": "auteur.nom = %(nom)s AND {livre}"}, "its link names what nothing gives: livre, nom"),
        ({"vers": replace(AUTEUR, colonnes={"age": "auteur.age"})}, "nothing it reads has auteur.age"),
    ],
)
def test_a_relation_that_disagrees_with_the_tables_is_named(change: dict[str, Any], motif: str):
    assert motif in motifs_de(replace(auteur_par_livre, **change))


@pytest.mark.parametrize(
    "change",
    [
        {"tables": "(SELECT 1 AS id) AS auteur", "ordre": (Tri("auteur.age"),)},  # a real database tells
        {"tables": "livre JOIN auteur USING (id)", "sur": ("livre.auteur_id",)},
        {"tables": "livre AS l JOIN auteur USING (id)", "sur": ("l.auteur_id",)},
        {"sur": ("livre.tome",), "tables": "livre, auteur"},  # a key wider than its column finds nothing, or the same
        {"ordre": (Tri("coalesce(auteur.surnom, '')"),)},
        {"ordre": recents("auteur.nom", "auteur.nom")[1:]},
        {"filtres": {"nom": "auteur.nom = %(nom)s AND {livre} AND %(aujourdhui)s"}, "traverse": {"livre": LIVRE}},
    ],
)
def test_a_relation_that_agrees_with_the_tables_is_right(change: dict[str, Any]):
    assert motifs_de(replace(auteur_par_livre, **change)) == []


@pytest.mark.parametrize(
    ("requis", "motif"),
    [
        (Requis("ecrivain_id", AUTEUR), "livre has no column ecrivain_id"),
        (Requis("relecteur_id", AUTEUR), "relecteur_id may be null, and its noun says otherwise"),
        (Requis("auteur_id", AUTEUR, facultatif=True), "auteur_id is NOT NULL, and its noun says otherwise"),
    ],
)
def test_a_noun_that_belongs_to_what_its_table_does_not_say_is_named(requis: Requis, motif: str):
    belongs = replace(livre_par_cle, vers=replace(LIVRE, requis=(requis,)))
    assert list(fautes(un_schema("titre", str, champ("")), BIBLIOTHEQUE, [belongs])) == [Faute(motif, "Livre")]
