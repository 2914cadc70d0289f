"""What differs between two states of an object, for people who decide on it."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, cast

import strawberry
from strawberry import Info

from graph.champs import calcule, contexte, lit
from graph.contexte import Contexte
from loaders.etat import libelles, valeurs
from loaders.requete import Requete
from models.etat import Etat
from rules.difference import comparaison

Preparer = Callable[[str, list[Any]], Requete]


@strawberry.type(description="Un champ qui n'a pas la même valeur avant et après, dit pour être lu.")
class Difference:
    """A line of `rules.difference.comparaison`."""

    champ: list[str] = strawberry.field(description='Chemin du champ dans l\'API : `["debut"]`.')
    libelle: str = strawberry.field(description="Nom du champ, en français.")
    avant: str | None = strawberry.field(
        description=(
            "Sa valeur avant ; absente quand il n'y en avait pas. Les codes y sont remplacés par leurs libellés, les"
            " listes séparées par « ; », les dates écrites comme ailleurs dans l'API."
        )
    )
    apres: str | None = strawberry.field(description="Sa valeur après, écrite de même.")


async def entre(contexte: Contexte, noun: str, avant: Etat, apres: Etat) -> list[Difference]:
    """What differs between two whole states of an object of this table, as `modification.valeurs` names things."""
    cles = comparaison.references(noun, avant, apres)
    noms = await asyncio.gather(*(contexte.ensemble("libelles", partial(_nommer, contexte), cle) for cle in cles))
    connus = {cle: nom for cle, nom in zip(cles, noms, strict=True) if nom is not None}
    return [Difference(**d._asdict()) for d in comparaison.comparer(noun, avant, apres, connus)]


async def de_proposition(contexte: Contexte, noun: str, cle: int) -> list[Difference]:
    """What the edit that waits changes of the object of this table and internal key."""
    return await entre(contexte, noun, *await _etats(contexte, valeurs.preparer_des_propositions, noun, cle))


async def depuis_une_version(contexte: Contexte, noun: str, cle: int, version: int) -> list[Difference]:
    """What changed of an object since somebody saw it in this version."""
    etats = await _etats(contexte, valeurs.preparer_depuis_des_versions, noun, (cle, version))
    return await entre(contexte, noun, *etats)


@lit("cle", "noun_code")
async def _differences(self: Any, info: Info) -> list[Difference]:
    ouvert = contexte(info)
    etats = await _etats(ouvert, valeurs.preparer_des_evenements, self.noun_code, self.cle)
    return await entre(ouvert, self.noun_code, *etats)


def differences_d_evenement() -> Any:
    """The field of an evenement."""
    return calcule(
        _differences,
        "Ce qui a changé, champ par champ, ou ce qu'une modification en attente propose ; vide à la création.",
    )


def _etats(contexte: Contexte, preparer: Preparer, noun: str, cle: Any) -> Awaitable[tuple[Etat, Etat]]:
    async def lire(cles: list[Any]) -> list[tuple[Etat, Etat]]:
        return valeurs.assembler(len(cles), await contexte.executer(preparer(noun, cles)))

    return cast("Awaitable[tuple[Etat, Etat]]", contexte.ensemble((preparer, noun), lire, cle))


async def _nommer(contexte: Contexte, cles: list[tuple[str, str]]) -> list[str | None]:
    return libelles.assembler(cles, await contexte.executer(libelles.preparer(cles)))
