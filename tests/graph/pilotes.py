"""The drivers that are held to each other: what they have in common, and each of them by its name."""

from collections.abc import Callable
from typing import Any, Protocol

import pytest
import strawberry

from graph.execution import Operation, Reponse, Requete, moteur
from graph.plan import moteur_compile


class Pilote(Protocol):
    """Two steps: prepare a request, then answer it."""

    def preparer(self, requete: Requete) -> Operation | Reponse: ...

    async def repondre(self, operation: Any, contexte: object) -> Reponse: ...


Moteurs = Callable[[strawberry.Schema], Pilote]

REFERENCE = "reference"
PLAN = "plan"
MOTEURS: dict[str, Moteurs] = {REFERENCE: moteur, PLAN: moteur_compile}

# For modules and tests whose claim is about answers, whichever driver gives them.
sous_chaque_moteur = pytest.mark.parametrize("moteurs", MOTEURS, indirect=True)


async def repondre(pilote: Pilote, requete: Requete, contexte: object) -> Reponse:
    """Answer a request from end to end, as the route does."""
    operation = pilote.preparer(requete)
    return operation if isinstance(operation, Reponse) else await pilote.repondre(operation, contexte)
