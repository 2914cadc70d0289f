"""Arguments that many mutations share, with their descriptions; who may, as descriptions say it."""

from typing import Annotated

import strawberry

from graph.permissions import CARIF, droit_requis
from models.autosaisie import Droit

Numero = Annotated[str, strawberry.argument(description="Numéro permanent de l'objet.")]
Version = Annotated[
    int, strawberry.argument(description="Version lue : celle de la `proposition` quand il y en a une.")
]
Motif = Annotated[str, strawberry.argument(description="Pourquoi, et quoi faire : l'organisme le lit.")]

AU_CARIF = CARIF
A_LA_SAISIE = droit_requis(Droit.SAISIE)
A_LA_GESTION = droit_requis(Droit.GESTION)
