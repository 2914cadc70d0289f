"""What is not for everybody says so where it is defined: to those who read its description, and before it answers."""

from graphql import is_non_null_type

from graph.execution import schema_graphql
from graph.permissions import Garde
from graph.plan.champ import DEFINITION
from graph.plan.verification import declarees
from graph.schema import schema
from tests.graph.parcours import champs, lus_de_tous, permission_de

GRAPHQL = schema_graphql(schema)
RESERVES = {nom: champ for nom, champ in champs(GRAPHQL) if permission_de(champ)}
# what the public never reads, whichever way it is reached; an account is shown to itself alone, by `moi`
NON_PUBLICS = {
    *("CompteurStatut", "Delegation", "Demande", "Derogation", "Difference", "Doublon", "Evenement", "Lot", "Message"),
    *("Rejet", "Soumission", "TableauDeBord"),
}


# rows that no statement gives to the public, or to another account than theirs: `node` may lead to them
CACHES = {
    relation.vers.nom
    for relation in declarees()
    if any(condition == "false" or "= %(compte)s" in condition for condition in relation.vers.visible)
}


def test_some_fields_are_reserved():
    assert {"Etablissement.derogations", "Organisme.delegations"} <= RESERVES.keys()


def test_every_mutation_declares_who_may_write():
    ecrits = GRAPHQL.mutation_type.fields if GRAPHQL.mutation_type else {}
    assert [nom for nom, champ in ecrits.items() if permission_de(champ) is None] == []


def test_what_is_not_public_is_below_fields_that_are_reserved():
    assert (NON_PUBLICS - CACHES) & lus_de_tous(GRAPHQL, sauf=CACHES) == set()


def test_a_field_that_is_reserved_is_null_where_it_is_refused():
    assert [nom for nom, champ in RESERVES.items() if is_non_null_type(champ.type)] == []


def test_a_description_says_that_the_field_is_reserved_if_and_only_if_it_is():
    disent = {nom for nom, champ in champs(GRAPHQL) if "Réservé " in (champ.description or "")}
    assert disent == RESERVES.keys()
    assert [nom for nom, champ in RESERVES.items() if not champ.description.endswith(permission_de(champ).phrase)] == []


def test_what_a_field_declares_stands_before_it():
    gardes = {
        nom: [e.permission for e in champ.extensions[DEFINITION].extensions if isinstance(e, Garde)]
        for nom, champ in champs(GRAPHQL)
    }
    assert {nom: siennes for nom, siennes in gardes.items() if siennes} == {
        nom: [permission_de(champ)] for nom, champ in RESERVES.items()
    }
