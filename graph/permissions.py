"""Who may read a field, or write: said where the field is defined, told by its description, checked before it answers.

A field that is refused is null, and never costs its parents: it is nullable.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from inspect import isawaitable
from typing import Any

from graphql import OperationType
from strawberry import Info
from strawberry.extensions import FieldExtension

from graph.champs import contexte
from graph.contexte import Contexte
from loaders.detenteur import detenteur_par_objet
from models.autosaisie import Droit, Role
from models.erreurs import ErreurSofi, Interdit, NonAuthentifie
from models.lecteur import Lecteur

Juger = Callable[[Any, Info], Awaitable[bool]]
PERMISSION = "permission"  # where a field keeps it


@dataclass(frozen=True, slots=True)
class Permission:
    """`phrase`: what descriptions say; `muette`: who is refused is answered null, without an error."""

    phrase: str
    juger: Juger
    muette: bool = False


class Garde(FieldExtension):
    """Stands before the resolver of a field."""

    def __init__(self, permission: Permission) -> None:
        self.permission = permission

    async def resolve_async(self, next_: Callable[..., Any], source: Any, info: Info, **arguments: Any) -> Any:
        """What the field answers; null, or the error that says why not, to whom may not read it."""
        if not await self._permise(source, info):
            if self.permission.muette:
                return None
            raise refus(_lecteur(info), self.permission.phrase)
        lu = next_(source, info, **arguments)
        while isawaitable(lu):  # some resolvers answer what is to be awaited
            lu = await lu
        return lu

    async def _permise(self, source: Any, info: Info) -> bool:
        if _ecrit(info) and _lecteur(info).lecture_seule:
            raise Interdit("Votre jeton ne permet que de lire. Demandez-en un qui permet d'écrire.")
        return await self.permission.juger(source, info)


def reserve(champ: Any, permission: Permission) -> Any:
    """The same field, for those only; a plan leaves it to the reference driver."""
    champ.description = f"{champ.description} {permission.phrase}"
    champ.metadata = {**champ.metadata, PERMISSION: permission}
    champ.extensions = [*champ.extensions, Garde(permission)]
    return champ


def refus(lecteur: Lecteur, phrase: str) -> ErreurSofi:
    """Why this viewer is refused what `phrase` reserves."""
    if lecteur.compte is None:
        return NonAuthentifie(f"{phrase} Identifiez-vous : envoyez `Authorization: Bearer`, suivi de votre jeton.")
    return Interdit(f"{phrase} Votre compte n'en a pas le droit.")


def exiger(lecteur: Lecteur, droit: Droit, organisme: int | None) -> None:
    """Raise NonAuthentifie or Interdit unless the viewer has this right for an organisme."""
    if not lecteur.peut(droit, organisme):
        raise refus(lecteur, _ecrire(droit))


def droit_requis(droit: Droit) -> Permission:
    """To act for an organisme, whose the field itself looks at once it knows it: here, to have the right for any."""

    async def juger(_: Any, info: Info) -> bool:
        lecteur = _lecteur(info)
        return any(lecteur.peut(droit, sien) for sien in (None, *lecteur.organismes))

    return Permission(_ecrire(droit), juger)


def _ecrire(droit: Droit) -> str:
    return f"Réservé au Carif et à qui a le droit {droit} sur l'organisme."


def _ecrit(info: Info) -> bool:
    return info.operation.operation is OperationType.MUTATION and info.path.prev is None


def _lecteur(info: Info) -> Lecteur:
    return contexte(info).regard.lecteur


async def _a_un_compte(_: Any, info: Info) -> bool:
    return _lecteur(info).compte is not None


async def _est_du_carif(_: Any, info: Info) -> bool:
    return _lecteur(info).du_carif


async def _est_partenaire(_: Any, info: Info) -> bool:
    return _lecteur(info).du_carif or _lecteur(info).role is Role.PARTENAIRE


async def detient(contexte: Contexte, noun: str, cle: int) -> bool:
    """Whether the viewer sees what is not diffused of the object of this table and internal key."""
    lecteur = contexte.regard.lecteur
    if lecteur.du_carif or not lecteur.droits:
        return lecteur.du_carif
    detenteur = await contexte.charger(detenteur_par_objet, (noun, cle))
    return lecteur.peut(Droit.LECTURE, detenteur and detenteur.organisme_id)


async def _le_detient(objet: Any, info: Info) -> bool:
    return await detient(contexte(info), objet.noun, objet.cle)


COMPTE = Permission("Réservé à qui a un compte.", _a_un_compte)
CARIF = Permission("Réservé au Carif.", _est_du_carif)
PARTENAIRE = Permission("Réservé aux partenaires et au Carif.", _est_partenaire)
A_L_ORGANISME = Permission(
    "Réservé au Carif et à l'organisme dont c'est l'objet : null pour les autres.", _le_detient, muette=True
)
