"""The drivers that are held to each other: what they have in common, and each of them by its name."""

from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

import orjson
import pytest
import strawberry

from graph.execution import Pilote, Reponse, Requete, moteur
from graph.plan import moteur_compile
from graph.plan.moteur import Comptes

Moteurs = Callable[[strawberry.Schema], Pilote]

REFERENCE = "reference"
PLAN = "plan"
MOTEURS: dict[str, Moteurs] = {REFERENCE: moteur, PLAN: moteur_compile}


def comptes(schema: strawberry.Schema) -> Comptes:
    """What became of the operations that plans were asked, up to now."""
    return replace(moteur_compile(schema).comptes)


def depuis(avant: Comptes, apres: Comptes) -> str:
    """What became of those asked meanwhile."""
    return ", ".join(f"{nom} {nombre - asdict(avant)[nom]}" for nom, nombre in asdict(apres).items())


# For modules and tests whose claim is about answers, whichever driver gives them.
sous_chaque_moteur = pytest.mark.parametrize("moteurs", MOTEURS, indirect=True)


async def repondre(pilote: Pilote, requete: Requete, contexte: object) -> Reponse:
    """Answer a request from end to end, as the route does."""
    operation = pilote.preparer(requete)
    return operation if isinstance(operation, Reponse) else await pilote.repondre(operation, contexte)


def donnees(reponse: Reponse) -> Any:
    """The data as a client reads it: a part of it may be JSON already."""
    return orjson.loads(orjson.dumps(reponse.donnees))
