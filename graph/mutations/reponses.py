"""What the mutations beside the catalogue answer: demandes, delegations, duplicates, messages."""

from typing import Any

import strawberry
from strawberry import Info

from graph.champs import calcule, contexte
from graph.delegation import PREFIXE, Delegation, delegation
from graph.demande import Demande
from graph.doublon import Doublon
from graph.message import Message, message
from graph.mutations.payloads import Payload, lu


async def _objet(self: Any, info: Info) -> Any:
    return await lu(info, self.numero)


async def _message(self: Any, info: Info) -> Any:
    return None if self.numero is None else await message(contexte(info), int(self.numero))


async def _delegation(self: Any, info: Info) -> Any:
    return None if self.numero is None else await delegation(contexte(info), int(self.numero.removeprefix(PREFIXE)))


@strawberry.type(description="Ce que répond une mutation sur une demande.")
class DemandePayload(Payload):
    """Its demande."""

    demande: Demande | None = calcule(_objet, "La demande, après la mutation.")


@strawberry.type(description="Ce que répond une mutation sur une délégation.")
class DelegationPayload(Payload):
    """Its delegation."""

    delegation: Delegation | None = calcule(_delegation, "La délégation, même révoquée.")


@strawberry.type(description="Ce que répond une mutation sur un doublon.")
class DoublonPayload(Payload):
    """Its pair."""

    doublon: Doublon | None = calcule(_objet, "Le doublon, après la décision.")


@strawberry.type(description="Ce que répond l'envoi d'un message.")
class MessagePayload(Payload):
    """Its message."""

    message: Message | None = calcule(_message, "Le message envoyé.")
