"""Arguments that many fields share, with their descriptions."""

from typing import Annotated

import strawberry

from graph.offre_filtre import OffreFiltre

First = Annotated[int | None, strawberry.argument(description="Taille de la page : 20 par défaut, 250 au plus.")]
After = Annotated[str | None, strawberry.argument(description="Curseur après lequel la page commence.")]
Last = Annotated[int | None, strawberry.argument(description="Taille de la page prise depuis la fin, 250 au plus.")]
Before = Annotated[str | None, strawberry.argument(description="Curseur avant lequel la page finit.")]
Filtre = Annotated[OffreFiltre | None, strawberry.argument(description="Ce que la liste doit contenir.")]
