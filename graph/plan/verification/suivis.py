"""A field against the relations that it follows."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from graphql import is_abstract_type

from graph.plan.verification.arguments import fautes_d_arguments
from graph.plan.verification.colonnes import tient, type_de
from graph.plan.verification.faute import Faute
from graph.plan.verification.formes import CARDINALITES, forme_de, types_des_objets
from graph.suivi import Forme
from loaders.visibilite import visible_par
from models.lecteur import Portee

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphql import GraphQLAbstractType, GraphQLNamedType, GraphQLSchema
    from sqlalchemy import Column

    from graph.plan.verification.champs import ChampServi
    from graph.plan.verification.colonnes import Colonnes
    from graph.suivi import Suivi
    from loaders.relation import Relation


def fautes_de_suivi(champ: ChampServi, suivi: Suivi, schema: GraphQLSchema, colonnes: Colonnes) -> Iterator[Faute]:
    """What is wrong with the field: its type, then each relation that it may follow."""
    if suivi.forme not in forme_de(champ.type):
        yield Faute(f"{champ.type} is not what Forme.{suivi.forme.name} answers with", champ.nom)
        return
    if not suivi.relations:
        yield Faute("nothing says which relations it follows", champ.nom)
    for relation in suivi.relations:
        motifs = chain(
            _du_but(champ, suivi, relation, schema),
            _de_la_cle(champ, suivi, relation, colonnes),
            fautes_d_arguments(champ, relation, colonnes),
        )
        yield from (Faute(motif, champ.nom, relation.nom) for motif in motifs)


def _du_but(champ: ChampServi, suivi: Suivi, relation: Relation, schema: GraphQLSchema) -> Iterator[str]:
    for objets in types_des_objets(champ.type):
        if not _parmi(objets, relation.vers.nom, schema):
            yield f"it leads to {relation.vers.nom}, the field to {objets}"
    if relation.cardinalite is not CARDINALITES[suivi.forme]:
        yield f"Forme.{suivi.forme.name} does not read Cardinalite.{relation.cardinalite.name}"


def _parmi(objets: GraphQLNamedType, nom: str, schema: GraphQLSchema) -> bool:
    """Whether the type of this name is that one, or one of those that it may be."""
    if objets.name == nom:
        return True
    abstrait: GraphQLAbstractType | None = objets if is_abstract_type(objets) else None
    return abstrait is not None and nom in {genre.name for genre in schema.get_possible_types(abstrait)}


def _de_la_cle(champ: ChampServi, suivi: Suivi, relation: Relation, colonnes: Colonnes) -> Iterator[str]:
    if not suivi.attributs:
        return
    if len(suivi.attributs) != len(relation.par):
        yield f"its key has {len(relation.par)} parts, the field gives {len(suivi.attributs)}"
    elif champ.noun is not None:
        if relation.de is not None and relation.de is not champ.noun:
            yield f"it starts from {relation.de.nom}"
        yield from champ.absents(suivi.attributs)
        lues = [champ.colonne(attribut, colonnes) for attribut in suivi.attributs]
        for cle, colonne in zip(relation.par, lues, strict=True):
            if colonne is not None and not tient(type_de(colonne), cle.type):
                yield f"its key is {cle.type}, {colonne} is {type_de(colonne)}"
        if champ.exige:
            yield from _manques(suivi, relation, lues, colonnes)


def _manques(suivi: Suivi, relation: Relation, lues: Sequence[Column[Any] | None], colonnes: Colonnes) -> Iterator[str]:
    """Why a field that is never null might have nothing to answer with."""
    if suivi.forme is Forme.PREMIER:
        yield "never null, but the list may be empty"
    if suivi.forme is not Forme.UN:
        return
    if visible_par(relation, Portee.PUBLIQUE):
        yield "never null, but what it leads to may be hidden"
    if relation.lien:
        yield f"never null, but its link may leave all out: {relation.lien}"
    yield from (f"never null, but {lue} may be" for lue in lues if lue is not None and lue.nullable)
    for lue, sur in zip(lues, relation.sur, strict=False):
        cible = colonnes.colonne(sur, relation.source)
        if lue is not None and cible is not None and not _mene(lue, cible):
            yield f"never null, but no foreign key leads from {lue} to {cible}"


def _mene(colonne: Column[Any], cible: Column[Any]) -> bool:
    return colonne is cible or any(etrangere.column is cible for etrangere in colonne.foreign_keys)
