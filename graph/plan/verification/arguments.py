"""The arguments of a field against the relation that they look into: keys, filters and orders by their names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphql import get_named_type, is_enum_type

from graph.plan.champ import DEFINITION
from graph.plan.verification.colonnes import type_de
from graph.plan.verification.types import ecart
from graph.suivi import Forme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphql import GraphQLArgument

    from graph.plan.verification.champs import ChampServi
    from graph.plan.verification.colonnes import Colonnes
    from loaders.relation import Relation

TRI = "tri"
DE_PAGE = {"first", "after"}
EGALITE = re.compile(r"(\w+\.\w+) = %\((\w+)\)s")


def fautes_d_arguments(champ: ChampServi, relation: Relation, colonnes: Colonnes) -> Iterator[str]:
    """Those that the relation would not understand, and those that a page cannot do without."""
    donnes = {argument.extensions[DEFINITION].python_name: argument for argument in champ.graphql.args.values()}
    if champ.suivi and champ.suivi.forme is Forme.PAGE and (manques := DE_PAGE - donnes.keys()):
        yield f"a page does not take {', '.join(sorted(manques))}"
    if TRI in donnes:
        yield from _ordres(donnes[TRI], relation)
    for nom, sql in _attendus(relation, colonnes):
        if nom in donnes and (motif := ecart(donnes[nom].type, sql)):
            yield f"argument {nom}: {motif}"


def _ordres(tri: GraphQLArgument, relation: Relation) -> Iterator[str]:
    genre = get_named_type(tri.type)
    demandes = genre.values.keys() if is_enum_type(genre) else set()
    if autres := sorted(demandes ^ {str(nom) for nom in relation.ordres}):
        yield f"argument {TRI} and its orders do not both have {', '.join(autres)}"


def _attendus(relation: Relation, colonnes: Colonnes) -> Iterator[tuple[str, str]]:
    """The SQL type of each part of its key, and of what a filter compares with a column, by name."""
    yield from ((cle.attribut, cle.type) for cle in relation.par)
    for nom, condition in relation.filtres.items():
        egalite = EGALITE.fullmatch(condition)
        colonne = colonnes.colonne(egalite[1], relation.source) if egalite and egalite[2] == nom else None
        if colonne is not None:
            yield nom, type_de(colonne)
