"""Accounts, as those who have one see theirs."""

import asyncio
from typing import Any, NamedTuple

import strawberry
from strawberry import Info

from graph.champs import calcule, champ, contexte, un
from graph.organisme import Organisme
from loaders.organisme import organisme_par_cle
from models.autosaisie import Droit, Role


class DroitLu(NamedTuple):
    """A right, and the key of its organisme."""

    cle: int
    droit: Droit
    par_delegation: bool


class CompteLu(NamedTuple):
    """What a viewer is."""

    courriel: str
    role: Role
    droits: list[DroitLu]


async def _organismes(self: Any, info: Info) -> list[Any]:
    return list(await asyncio.gather(*(contexte(info).charger(organisme_par_cle, lu.cle) for lu in self.droits)))


@strawberry.type(description="Ce qu'un compte peut faire pour un organisme.")
class DroitOrganisme:
    """A right."""

    organisme: Organisme = un(organisme_par_cle, "L'organisme.", par="cle")
    droit: Droit = champ("Ce qui est permis ; chaque droit comprend les précédents.")
    par_delegation: bool = champ("Vrai quand l'organisme a délégué ce droit à un autre, dont le compte est membre.")


@strawberry.type(description="Un compte : une personne ou un programme, reconnu à son jeton.")
class Compte:
    """An account."""

    courriel: str = champ("Adresse électronique, en minuscules.")
    role: Role = champ("Ce qu'est le compte.")
    organismes: list[Organisme] = calcule(
        _organismes, "Les organismes pour lesquels il a un droit, délégations en cours comprises."
    )
    droits: list[DroitOrganisme] = champ(
        "Ses droits, un par organisme ; aucun pour le Carif, qui les a tous sur tous les organismes."
    )


def moi(info: Info) -> CompteLu | None:
    """Whoever asks; None for the public."""
    lecteur = contexte(info).regard.lecteur
    if lecteur.role is None or lecteur.courriel is None:
        return None
    return CompteLu(lecteur.courriel, lecteur.role, [DroitLu(*droit) for droit in lecteur.droits])
