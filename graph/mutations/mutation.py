"""How a mutation is declared: what it does with its arguments, who may, what it answers."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import strawberry
from strawberry import Info

from graph.champs import contexte
from graph.mutations.chantier import Chantier, Envoi, mener
from graph.mutations.issue import Issue
from graph.permissions import Permission, reserve
from graph.suivi import RESERVES

Essai = Annotated[
    bool | None, strawberry.argument(description="Vrai : tout est fait et répondu, puis rien n'est gardé.")
]
Cle = Annotated[
    str | None,
    strawberry.argument(
        description="Clé d'idempotence : la même mutation renvoyée sous cette clé dans les 48 heures répond la même"
        " chose, et n'est faite qu'une fois."
    ),
]
_COMMUNS = {"essai": Essai, "cle": Cle}
Travail = Callable[..., Issue]
"""From the open transaction and the arguments of the field, by name, to what came of it."""


def mutation(
    travail: Travail, rendre: Callable[[Issue], Any], description: str, a_qui: Permission, *, essayable: bool = True
) -> Any:
    """A mutation; `travail` is given the chantier, then its own arguments."""

    async def resoudre(self: Any, info: Info, **arguments: Any) -> Any:  # noqa: ARG001
        cle, essai = arguments.pop("cle", None), bool(arguments.pop("essai", None))
        envoi = Envoi(info.field_name, arguments, cle, essai)

        def faire(chantier: Chantier) -> Issue:
            return travail(chantier, **arguments)

        return rendre(await mener(contexte(info), envoi, faire))

    _, *siens = inspect.signature(travail).parameters.values()
    communs = [
        inspect.Parameter(nom, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=genre)
        for nom, genre in _COMMUNS.items()
        if essayable or nom != "essai"
    ]
    resoudre.__signature__ = inspect.Signature([*RESERVES, *siens, *communs])  # type: ignore[attr-defined]
    return reserve(strawberry.field(resolver=resoudre, description=description), a_qui)
