"""What mutations on several objects answer: a line for each, and how many of each kind."""

from typing import Any, Self

import strawberry
from strawberry import Info

from graph.champs import calcule, champ
from graph.mutations.issue import Issue
from graph.mutations.payloads import Payload, lu
from graph.noeud import ObjetCatalogue
from graph.session import Session


def _objet(attribut: str) -> Any:
    """The resolver of the object whose number a line keeps there."""

    async def lire(self: Any, info: Info) -> Any:
        return await lu(info, getattr(self, attribut))

    return lire


@strawberry.type(description="Ce qu'un geste a fait d'un objet.")
class GesteLigne(Payload):
    """A line of a lot."""

    numero: str = champ("Numéro donné.")
    objet: ObjetCatalogue | None = calcule(_objet("ecrit"), "L'objet, après le geste ; null s'il est refusé.")
    ecrit: strawberry.Private[str | None] = None

    @classmethod
    def de(cls, issue: Issue) -> Self:
        """What came of it."""
        ligne = super().de(issue)
        ligne.numero, ligne.ecrit = issue.demande or "", issue.numero
        return ligne


@strawberry.type(description="Ce qu'un geste a fait de plusieurs objets, chacun pour soi.")
class GestePayload:
    """A lot."""

    faits: int = champ("Objets sur lesquels le geste est fait.")
    refuses: int = champ("Objets sur lesquels il est refusé.")
    lignes: list[GesteLigne] = champ("Une ligne par objet, dans l'ordre donné.")


@strawberry.type(
    description="Ce qu'est devenue une session d'une action à reconduire, ou l'action quand rien n'a pu l'être."
)
class ReconductionLigne(Payload):
    """A line: copied, there already, or refused."""

    numero: str = champ("Numéro de l'action, à renvoyer pour réessayer.")
    session: Session | None = calcule(
        _objet("origine"), "La session à reconduire ; null quand l'action entière est refusée."
    )
    copie: Session | None = calcule(_objet("ecrit"), "Sa copie, en cours de saisie.")
    deja_presente: Session | None = calcule(
        _objet("presente"), "Celle qui était déjà là : de la même action, au même début et au même premier lieu."
    )
    ecrit: strawberry.Private[str | None] = None
    presente: strawberry.Private[str | None] = None
    origine: strawberry.Private[str | None] = None

    @classmethod
    def de(cls, issue: Issue) -> Self:
        """What came of it."""
        ligne = super().de(issue)
        ligne.numero, ligne.ecrit = issue.demande or "", issue.numero
        ligne.presente, ligne.origine = issue.presente, issue.origine
        return ligne


@strawberry.type(description="Ce que sont devenues les sessions des actions à reconduire.")
class ReconductionPayload:
    """All of them."""

    copiees: int = champ("Sessions copiées.")
    presentes: int = champ("Sessions qui avaient déjà leur copie.")
    refusees: int = champ("Sessions, ou actions, refusées.")
    lignes: list[ReconductionLigne] = champ("Une ligne par session, dans l'ordre des actions données.")
