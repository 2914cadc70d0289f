"""A relation against the tables that it reads: columns, types of keys and orders, names of filters."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING

from graph.plan.verification.colonnes import tient, type_de
from graph.plan.verification.faute import Faute
from loaders.relation import Cardinalite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.plan.verification.colonnes import Colonnes
    from loaders.noun import Noun
    from loaders.relation import Relation, Tri

PARAMETRE = re.compile(r"%\((\w+)\)s")
DU_REGARD = frozenset({"aujourdhui", "compte"})  # what every statement may name besides its own


def fautes_de_relation(relation: Relation, colonnes: Colonnes) -> Iterator[Faute]:
    """What is wrong with it, whoever follows it."""
    motifs = (_noms, _cles, _ordres, _filtres)
    yield from (Faute(motif, None, relation.nom) for juger in motifs for motif in juger(relation, colonnes))


def fautes_de_noun(noun: Noun, colonnes: Colonnes) -> Iterator[Faute]:
    """What is wrong with what it is never shown without."""
    for requis in noun.requis:
        colonne = colonnes.colonne(f"{noun.table}.{requis.cle}", noun.table)
        if colonne is None:
            yield Faute(f"{noun.table} has no column {requis.cle}", noun.nom)
        elif colonne.nullable != requis.facultatif:
            dit = "may be null" if colonne.nullable else "is NOT NULL"
            yield Faute(f"{requis.cle} {dit}, and its noun says otherwise", noun.nom)


def _noms(relation: Relation, colonnes: Colonnes) -> Iterator[str]:
    ordres = (tri.expression for ordre in _tous(relation) for tri in ordre)
    dites = dict.fromkeys((*relation.vers.colonnes.values(), *relation.sur, *ordres))
    if inconnues := [dite for dite in dites if colonnes.inconnue(dite, relation.source)]:
        yield f"nothing it reads has {', '.join(inconnues)}"


def _cles(relation: Relation, colonnes: Colonnes) -> Iterator[str]:
    if relation.sur and len(relation.sur) != len(relation.par):
        yield f"{len(relation.par)} parts of its key for {len(relation.sur)} columns"
    for cle, sur in zip(relation.par, relation.sur, strict=False):
        colonne = colonnes.colonne(sur, relation.source)
        if colonne is not None and not tient(type_de(colonne), cle.type):
            yield f"key {cle.attribut} is {cle.type}, {sur} is {type_de(colonne)}"


def _ordres(relation: Relation, colonnes: Colonnes) -> Iterator[str]:
    if relation.cardinalite is Cardinalite.PAGE and not relation.ordre:
        yield "a page has no order"
    for ordre in _tous(relation):
        if len({tri.decroissant for tri in ordre}) > 1:
            yield f"parts of one order go both ways: {', '.join(tri.expression for tri in ordre)}"
    for tri in dict.fromkeys(tri for ordre in _tous(relation) for tri in ordre):
        yield from _tri(tri, relation, colonnes)


def _tri(tri: Tri, relation: Relation, colonnes: Colonnes) -> Iterator[str]:
    colonne = colonnes.colonne(tri.expression, relation.source)
    if colonne is None:
        return
    if not tient(type_de(colonne), tri.type):
        yield f"it is sorted by {tri.expression} as {tri.type}, which is {type_de(colonne)}"
    if colonne.nullable:
        yield f"it is sorted by {tri.expression}, which may be null"


def _filtres(relation: Relation, _: Colonnes) -> Iterator[str]:
    if autres := _etrangers(relation.lien or "", relation, set()):
        yield f"its link names what nothing gives: {', '.join(autres)}"
    for nom, condition in relation.filtres.items():
        if autres := _etrangers(condition, relation, {nom}):
            yield f"filter {nom} names what nothing gives: {', '.join(autres)}"


def _etrangers(condition: str, relation: Relation, donnes: set[str]) -> list[str]:
    """The parameters and the marks of a condition that are none of these, nor of what it goes through."""
    parametres = set(PARAMETRE.findall(condition)) - donnes - DU_REGARD
    reperes = {repere for _, repere, *_ in Formatter().parse(condition) if repere is not None}
    return sorted(parametres | (reperes - relation.traverse.keys()))


def _tous(relation: Relation) -> Iterable[tuple[Tri, ...]]:
    return (relation.ordre, *relation.ordres.values())
