"""Messages between an organisme and the Carif."""

from datetime import datetime
from typing import Any

import strawberry

from graph.champs import champ
from graph.contexte import Contexte
from loaders.message import message_par_cle
from models.autosaisie import Role


@strawberry.type(description="Un message entre un organisme et le Carif, sur une soumission ou une demande.")
class Message:
    """A word of a thread."""

    id: strawberry.ID = champ("Identifiant du message.")
    auteur: str = champ("Adresse électronique de qui l'a écrit.")
    role: Role = champ("Ce qu'est son compte.")
    le: datetime = champ("Quand.")
    texte: str = champ("Ce qui est dit, en texte simple.")


async def message(contexte: Contexte, cle: int) -> Any:
    """The message of this internal key."""
    return await contexte.charger(message_par_cle, cle)
