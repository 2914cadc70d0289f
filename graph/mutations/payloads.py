"""What mutations answer: the object, what the rules say, what somebody changed meanwhile."""

from datetime import datetime
from typing import Any, Self, cast

import strawberry
from strawberry import Info

from graph.action import Action
from graph.anomalie import Anomalie
from graph.champs import calcule, champ, contexte
from graph.contact import Contact
from graph.delegation import PREFIXE, Delegation, delegation
from graph.demande import Demande
from graph.difference import Difference, depuis_une_version
from graph.doublon import Doublon
from graph.etablissement import Etablissement
from graph.formation import Formation
from graph.identite import viser
from graph.message import Message, message
from graph.mutations.issue import Issue, abregees
from graph.noeud import ObjetCatalogue
from graph.organisme import Organisme
from graph.session import Session
from graph.site import Site
from loaders.evenement import Actuelle, Changement, derniers, lire_les_derniers


async def _change(self: Any, info: Info) -> Changement | None:
    """Who gave the object, or its edit that waits, the version that it has; asked once for all lines of a lot."""
    objet = await lu(info, self.numero)
    if objet is None:
        return None
    ouvert = contexte(info)

    async def lire(vus: list[Actuelle]) -> list[Changement | None]:
        return derniers(len(vus), await ouvert.executer(lire_les_derniers(vus)))

    vu = Actuelle(objet.noun, objet.cle, self.actuelle)
    return cast("Changement | None", await ouvert.ensemble(lire_les_derniers, lire, vu))


async def _modifie_par(self: Any, info: Info) -> str | None:
    change = await _change(self, info)
    return None if change is None else change.auteur


async def _actuel(self: Any, info: Info) -> ObjetCatalogue:
    return await lu(info, self.numero)  # type: ignore[no-any-return]


async def _modifie_le(self: Any, info: Info) -> datetime:
    change = await _change(self, info)
    return (await lu(info, self.numero)).modifie_le if change is None else change.le


async def _differences(self: Any, info: Info) -> list[Difference]:
    objet = await lu(info, self.numero)
    if objet is None:
        return []
    return await depuis_une_version(contexte(info), objet.noun, objet.cle, self.vue)


@strawberry.type(description="Quelqu'un a modifié l'objet depuis que vous l'avez lu : rien n'a été écrit.")
class Conflit:
    """The object as it is now."""

    numero: strawberry.Private[str]
    vue: strawberry.Private[int]
    actuelle: strawberry.Private[int | None]
    actuel: ObjetCatalogue = calcule(_actuel, "L'objet tel qu'il est.")
    modifie_le: datetime = calcule(_modifie_le, "Quand il a été modifié.")
    modifie_par: str | None = calcule(_modifie_par, "Par qui : son courriel ; null quand c'est un import.")
    differences: list[Difference] = calcule(
        _differences, "Ce qui a changé depuis la version lue, la modification qui attend comprise."
    )


@strawberry.interface(description="Ce que répond une mutation.")
class Payload:
    """Common to all."""

    anomalies: list[Anomalie] = champ("Ce que disent les règles ; une anomalie bloquante a tout refusé.")
    conflit: Conflit | None = champ("L'objet a changé depuis que vous l'avez lu : rien n'a été écrit.")
    numero: strawberry.Private[str | None] = None

    @classmethod
    def de(cls, issue: Issue) -> Self:
        """What came of it."""
        return cls(
            anomalies=[Anomalie.de_regle(anomalie) for anomalie in abregees(issue.anomalies)],
            conflit=None if issue.conflit is None else Conflit(**issue.conflit._asdict()),
            numero=issue.numero,
        )


async def lu(info: Info, numero: str | None) -> Any:
    """The object of a number, as its viewer sees it after the mutation."""
    visee = None if numero is None else viser(numero)
    return None if visee is None else await contexte(info).charger(*visee)


async def _objet(self: Any, info: Info) -> Any:
    return await lu(info, self.numero)


@strawberry.type(description="Ce que répond une mutation sur un organisme.")
class OrganismePayload(Payload):
    """Its object."""

    organisme: Organisme | None = calcule(_objet, "L'organisme, après la mutation.")


@strawberry.type(description="Ce que répond une mutation sur un établissement.")
class EtablissementPayload(Payload):
    """Its object."""

    etablissement: Etablissement | None = calcule(_objet, "L'établissement, après la mutation.")


@strawberry.type(description="Ce que répond une mutation sur un site.")
class SitePayload(Payload):
    """Its object."""

    site: Site | None = calcule(_objet, "Le site, après la mutation.")


@strawberry.type(description="Ce que répond une mutation sur un contact.")
class ContactPayload(Payload):
    """Its object."""

    contact: Contact | None = calcule(_objet, "Le contact, après la mutation.")


@strawberry.type(description="Ce que répond une mutation sur une formation.")
class FormationPayload(Payload):
    """Its object."""

    formation: Formation | None = calcule(_objet, "La formation, après la mutation.")


@strawberry.type(description="Ce que répond une mutation sur une action.")
class ActionPayload(Payload):
    """Its object."""

    action: Action | None = calcule(_objet, "L'action, après la mutation.")


@strawberry.type(description="Ce que répond une mutation sur une session.")
class SessionPayload(Payload):
    """Its object."""

    session: Session | None = calcule(_objet, "La session, après la mutation.")


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
