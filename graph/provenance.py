"""Which source each field of an object comes from, and since when."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, cast

import strawberry
from strawberry import Info, Schema

from graph.champs import champ, contexte, lit
from graph.suivi import Forme
from loaders.noun import Noun
from loaders.objets import DU_CATALOGUE
from loaders.provenance import provenances_par_objet
from models.enumerations import Source
from models.erreurs import EntreeInvalide

if TYPE_CHECKING:
    from strawberry.types.base import StrawberryObjectDefinition
    from strawberry.types.field import StrawberryField

Champs = Annotated[
    list[str] | None,
    strawberry.argument(description="Noms de champs de l'objet : `intitule` ; tous ceux qui en ont une par défaut."),
]
DE_L_OBJET = {"id", "numero", "version", "source", "cree_le", "modifie_le"}  # they say it of the object itself


@strawberry.type(description="D'où vient la valeur d'un champ, et depuis quand.")
class Provenance:
    """The last evenement that touched a field, its creation at the earliest."""

    champ: str = champ("Nom du champ dans l'API.")
    source: Source = strawberry.field(description="D'où vient sa valeur.")
    le: datetime = strawberry.field(description="Quand elle a été écrite.")


@cache
def suivis(schema: Schema, nom: str) -> dict[str, frozenset[str]]:
    """Fields of a type that have a provenance, by their GraphQL name, with the names the journal keeps them under."""
    genre, noun = cast("StrawberryObjectDefinition", schema.get_type_by_name(nom)), DU_CATALOGUE[nom]
    return {
        schema.config.name_converter.from_field(un): cles
        for un in genre.fields
        if un.python_name not in DE_L_OBJET and (cles := frozenset(_au_journal(noun, un)))
    }


def _au_journal(noun: Noun, champ: "StrawberryField") -> Iterator[str]:
    """The columns and lists that a field is made of: none where it is computed, or belongs to another object."""
    if champ.python_name in noun.portes:
        yield noun.portes[champ.python_name]
    elif champ.python_name in noun.colonnes:
        yield from noun.colonnes_de(champ.python_name)
    elif (suivi := champ.metadata.get("suivi")) and suivi.forme is Forme.UN:
        yield from (colonne for cle in suivi.attributs if cle != "cle" for colonne in noun.colonnes_de(cle))


@lit("cle", "source", "cree_le")
async def lire_provenances(self: Any, info: Info, champs: Champs = None) -> list[Provenance]:
    """One for each field asked, in that order; EntreeInvalide for one that has none."""
    possibles = suivis(info.schema, type(self).__name__)
    demandes = list(possibles if champs is None else dict.fromkeys(champs))
    if inconnus := [nom for nom in demandes if nom not in possibles]:
        raise EntreeInvalide(
            f"{type(self).__name__} n'a pas de provenance pour « {inconnus[0]:.60} »."
            f" Champs possibles : {', '.join(possibles)}."
        )
    touches = await contexte(info).charger(provenances_par_objet, (self.noun, self.cle)) if demandes else []
    return [_provenance(self, nom, [t for t in touches if t.champ in possibles[nom]]) for nom in demandes]


def _provenance(objet: Any, nom: str, touches: list[Any]) -> Provenance:
    """The last of these changes, else the creation of the object."""
    if touches:
        return Provenance(champ=nom, source=touches[-1].source, le=touches[-1].le)
    return Provenance(champ=nom, source=objet.source, le=objet.cree_le)
