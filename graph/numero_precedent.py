"""Numbers that were replaced."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.champs import champ, un
from loaders.etablissement import etablissement_par_numero_precedent

if TYPE_CHECKING:
    from graph.etablissement import Etablissement


@strawberry.type(description="Un SIRET ou un NDA qu'un autre a remplacé : les numéros de SOFI, eux, ne changent pas.")
class NumeroPrecedent:
    """A pair of numbers and the day of the change."""

    ancien: str = champ("Le numéro d'avant.")
    nouveau: str = champ("Celui qui l'a remplacé.")
    effet_le: date = champ("Depuis quand.")
    etablissement: Annotated["Etablissement", strawberry.lazy("graph.etablissement")] | None = un(
        etablissement_par_numero_precedent, "L'établissement qui a changé de SIRET ; absent d'un NDA."
    )
