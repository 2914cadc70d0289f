"""The check of what is declared, before anything is served: relations against the tables and the schema."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from graph.execution import schema_graphql
from graph.plan.verification.champs import champs_servis
from graph.plan.verification.colonnes import Colonnes
from graph.plan.verification.faute import DeclarationsFausses, Faute
from graph.plan.verification.lignes import fautes_de_ligne
from graph.plan.verification.relations import fautes_de_noun, fautes_de_relation
from graph.plan.verification.suivis import fautes_de_suivi
from loaders.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    import strawberry
    from sqlalchemy import MetaData

__all__ = ["DeclarationsFausses", "Faute", "declarees", "fautes", "verifier"]


def verifier(schema: strawberry.Schema, metadonnees: MetaData) -> None:
    """Raise DeclarationsFausses, which names all that is wrong, unless nothing is; no database is asked."""
    if fausses := list(fautes(schema, metadonnees, declarees())):
        raise DeclarationsFausses(fausses)


def declarees() -> list[Relation]:
    """The relations of loaders/: those that the schema follows, and those that only a resolver reads."""
    modules = [module for nom, module in sorted(sys.modules.items()) if nom.startswith("loaders.")]
    return list(dict.fromkeys(v for module in modules for v in vars(module).values() if isinstance(v, Relation)))


def fautes(schema: strawberry.Schema, metadonnees: MetaData, relations: Collection[Relation]) -> Iterator[Faute]:
    """What is wrong in the relations, in the nouns that they lead to, in the fields of the schema."""
    servi, colonnes = schema_graphql(schema), Colonnes(metadonnees)
    nouns = {relation.vers.nom: relation.vers for relation in relations}
    for relation in relations:
        yield from fautes_de_relation(relation, colonnes)
    for noun in nouns.values():
        yield from fautes_de_noun(noun, colonnes)
    for champ in champs_servis(servi, nouns):
        if champ.suivi is not None:
            yield from fautes_de_suivi(champ, champ.suivi, servi, colonnes)
        elif champ.noun is not None:
            motifs = fautes_de_ligne(champ, colonnes, relations)
            yield from (Faute(motif, champ.nom) for motif in motifs)
