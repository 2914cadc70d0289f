"""Arguments that many mutations share, with their descriptions; who may, as descriptions say it."""

from typing import Annotated

import strawberry

Numero = Annotated[str, strawberry.argument(description="Numéro permanent de l'objet.")]
Version = Annotated[
    int, strawberry.argument(description="Version lue : celle de la `proposition` quand il y en a une.")
]
Motif = Annotated[str, strawberry.argument(description="Pourquoi, et quoi faire : l'organisme le lit.")]

AU_CARIF = "Réservé au Carif."
A_LA_SAISIE = "Demande le droit SAISIE sur l'organisme, ou d'être du Carif."
A_LA_GESTION = "Demande le droit GESTION sur l'organisme, ou d'être du Carif."
