"""Statistics: exact counts along one to three axes, what lines amount to, a table for spreadsheets, filled fields."""

from collections.abc import Awaitable
from decimal import Decimal
from typing import Any

import strawberry

from graph.champs import calcule, champ
from graph.champs import champ as attribut
from graph.tableau import LigneComptee, Tableau
from loaders.offre.statistique import Mesure
from models.choix import Axe


@strawberry.type(description="Ce qu'une ligne compte, sur un axe.")
class CleStatistique:
    """Resolved from CleComptee."""

    axe: Axe = champ("L'axe.")
    valeur: str | None = champ("La valeur, telle que le filtre la prend ; null : non renseigné.")
    libelle: str = champ("Ce qu'elle veut dire.")


async def _places(self: LigneComptee) -> Any:
    [places] = await self.mesures(Mesure.PLACES)
    return places


async def _heures(self: LigneComptee) -> Any:
    heures, _ = await self.mesures(Mesure.ACTIONS)
    return heures


async def _prix(self: LigneComptee) -> Any:
    _, prix = await self.mesures(Mesure.ACTIONS)
    return prix


@strawberry.type(description="Une combinaison de valeurs, et ce qu'il y en a.")
class LigneStatistique:
    """Resolved from LigneComptee."""

    cles: list[CleStatistique] = champ("Une valeur pour chaque axe, dans l'ordre demandé.")
    nombre: int = champ("Combien d'objets distincts l'ont.")
    part: float = champ("Leur part du total, de 0 à 1.")
    places_financees: int | None = calcule(
        _places,
        "Somme des places financées des dispositifs de la ligne, chacun compté une fois ; null quand aucun n'en dit.",
    )
    heures_medianes: float | None = calcule(
        _heures, "Médiane de la durée totale des actions de la ligne, en heures ; null quand aucune ne la dit."
    )
    prix_median: Decimal | None = calcule(
        _prix, "Médiane du prix total TTC des actions de la ligne, en euros ; null quand aucune ne le dit."
    )


@strawberry.type(description="Combien d'objets comptés ont un champ renseigné.")
class Completude:
    """Resolved from ChampRempli."""

    champ: str = attribut("Nom du champ dans l'API.")
    renseignes: int = attribut("Combien d'objets l'ont.")
    part: float = attribut("Leur part du total, de 0 à 1.")


async def _total(self: Tableau) -> int:
    return (await self.compte())[0]


async def _cumulable(self: Tableau) -> bool:
    total, lignes = await self.compte()
    return total == sum(ligne.nombre for ligne in lignes)


async def _lignes(self: Tableau) -> list[Any]:
    return await self.lignes()


async def _completude(self: Tableau) -> list[Any]:
    return await self.completude()


def _csv(self: Tableau) -> Awaitable[str]:
    return self.csv()


@strawberry.type(description="Un tableau de comptes exacts.")
class Statistiques:
    """Resolved from Tableau: no statement runs unless its field is selected."""

    total: int = calcule(_total, "Nombre d'objets distincts, quelle que soit la ligne.")
    cumulable: bool = calcule(
        _cumulable, "Faux quand un objet est dans plusieurs lignes (publics, Qualiopi) : elles ne s'additionnent pas."
    )
    lignes: list[LigneStatistique] = calcule(
        _lignes,
        "Les lignes, axe par axe : dans leur ordre pour les dates et les niveaux, par nombre décroissant pour le reste,"
        " ce qui n'est pas renseigné à la fin. Au-delà de 10 000, la demande est refusée.",
    )
    completude: list[Completude] = calcule(
        _completude, "Ce que les objets comptés ont de renseigné, champ par champ, sans égard aux axes."
    )
    csv: str = calcule(
        _csv, "Le même tableau pour un tableur : séparé par des points-virgules, décimales après une virgule."
    )
