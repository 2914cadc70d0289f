"""Arguments that many fields share, with their descriptions."""

from typing import Annotated

import strawberry

from graph.offre_filtre import OffreFiltre
from loaders.formation import FormationTri
from loaders.organisme import OrganismeTri
from loaders.session import SessionTri

First = Annotated[int | None, strawberry.argument(description="Taille de la page : 20 par défaut, 250 au plus.")]
After = Annotated[str | None, strawberry.argument(description="Curseur après lequel la page commence.")]
Last = Annotated[int | None, strawberry.argument(description="Taille de la page prise depuis la fin, 250 au plus.")]
Before = Annotated[str | None, strawberry.argument(description="Curseur avant lequel la page finit.")]
TriDeSessions = Annotated[SessionTri | None, strawberry.argument(description="Ordre de la liste ; DEBUT par défaut.")]
TriDeFormations = Annotated[
    FormationTri | None, strawberry.argument(description="Ordre de la liste ; NUMERO par défaut.")
]
TriDOrganismes = Annotated[
    OrganismeTri | None, strawberry.argument(description="Ordre de la liste ; NUMERO par défaut.")
]
Filtre = Annotated[OffreFiltre | None, strawberry.argument(description="Ce que la liste doit contenir.")]
