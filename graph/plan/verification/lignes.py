"""A field against the row that it is read from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphql import get_named_type, is_enum_type, is_leaf_type

from graph.plan.verification.colonnes import type_de
from graph.plan.verification.types import ecart, ecart_de_liste

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.plan.verification.champs import ChampServi
    from graph.plan.verification.colonnes import Colonnes
    from loaders.noun import Noun
    from loaders.relation import Relation


def fautes_de_ligne(champ: ChampServi, colonnes: Colonnes, relations: Iterable[Relation]) -> Iterator[str]:
    """What is wrong with the attributes that it reads; `relations` say how rows are reached."""
    if champ.strawberry.base_resolver is not None:
        dits = champ.strawberry.metadata
        yield from champ.absents((*(dits.get("lit") or ()), *dits.get("lit_au_dela", ())))
        return
    attribut = champ.strawberry.python_name
    yield from champ.absents((attribut,))
    if colonnes.manque(expression := champ.expression(attribut)):
        yield f"there is no column {expression}"
    colonne, genre = champ.colonne(attribut, colonnes), get_named_type(champ.type)
    if colonne is None or not is_leaf_type(genre):
        return
    ecarts = [ecart(champ.type, type_de(colonne))]
    if is_enum_type(genre):
        ecarts.append(ecart_de_liste(genre, colonnes.liste(colonne)))
    yield from filter(None, ecarts)
    if champ.exige and (colonne.nullable or _jointe(champ.noun, relations)):
        yield f"never null, but {colonne} may be"


def _jointe(noun: Noun | None, relations: Iterable[Relation]) -> bool:
    """Whether a relation gives rows of nulls: it joins the noun to what may have none."""
    jointure = re.compile(rf"\b(LEFT|FULL)( OUTER)? JOIN {noun.table if noun else ''}\b")
    return any(relation.vers is noun and jointure.search(relation.source) for relation in relations)
