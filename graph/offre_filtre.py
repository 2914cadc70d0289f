"""The filter of lists of offers: one vocabulary wherever offers are listed."""

import strawberry

from models.enumerations import Statut


@strawberry.input(description="Ce qu'une liste d'offres doit contenir : les valeurs d'une liste sont des « ou ».")
class OffreFiltre:
    """What lists know before search."""

    statuts: list[Statut] | None = strawberry.field(
        default=None,
        description="Statuts voulus : `[VALIDEE]` par défaut, ce qui écarte les sessions passées (PERIMEE).",
    )
    entree_possible: bool | None = strawberry.field(
        default=None, description="Sessions où l'on peut encore entrer, ou celles où l'on ne le peut plus."
    )
