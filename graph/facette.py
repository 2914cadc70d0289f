"""Facets of a search: what choosing each value would give, counted exactly."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import strawberry
from strawberry import Info

from graph.champs import calcule, champ
from graph.resultats import Resultats
from graph.selection import arguments_de
from loaders.bornes import Periode
from loaders.offre import decompte, libelles
from loaders.offre.axes import AXES, PAR_DEFAUT
from loaders.offre.tableau import ORDONNES
from models.choix import Axe
from models.erreurs import EntreeInvalide

MAXIMUM = 250
Axes = Annotated[
    list[Axe] | None, strawberry.argument(description="Les axes voulus ; par défaut, ceux d'un panneau de filtres.")
]
PremieresValeurs = Annotated[
    int | None, strawberry.argument(description=f"Combien de valeurs au plus, de 1 à {MAXIMUM} ; 50 par défaut.")
]


@dataclass(frozen=True, slots=True)
class Valeur:
    """A value that actions found have, or that was chosen."""

    valeur: str
    libelle: str
    nombre: int
    selectionnee: bool


@dataclass(frozen=True, slots=True)
class Comptee:
    """The values of an axis, in the order to show them."""

    nom: Axe
    libelle: str
    toutes: list[Valeur]


@strawberry.type(description="Une valeur d'une facette.")
class ValeurFacette:
    """Resolved from Valeur."""

    valeur: str = champ("Valeur, telle que le filtre la prend.")
    libelle: str = champ("Ce qu'elle veut dire.")
    nombre: int = champ(
        "Nombre d'actions que l'on trouverait en la choisissant, seule, sur cet axe ; pour FORMACODE, de celles qui"
        " portent le mot-clé même, sans ceux qu'il contient."
    )
    selectionnee: bool = champ("Vrai quand le filtre la demande ; elle est alors donnée même à zéro.")


def _valeurs(self: Comptee, first: PremieresValeurs = 50) -> list[Any]:
    premieres = 50 if first is None else first
    if not 1 <= premieres <= MAXIMUM:
        raise EntreeInvalide(f"`first` doit être compris entre 1 et {MAXIMUM} (reçu : {premieres}).")
    return [v for rang, v in enumerate(self.toutes) if rang < premieres or v.selectionnee]


@strawberry.type(description="Ce que l'on trouverait selon les valeurs d'un axe, les autres choix étant gardés.")
class Facette:
    """Resolved from Comptee."""

    nom: Axe = champ("L'axe.")
    libelle: str = champ("Ce qu'il veut dire.")
    valeurs: list[ValeurFacette] = calcule(
        _valeurs, "Ses valeurs : par nombre décroissant, ou dans leur ordre pour les mois et les niveaux."
    )


def axes_choisis(info: Info) -> tuple[Axe, ...]:
    """The axes of the facets that are selected below: the total comes with their counts."""
    noms = next((arguments.get("noms") for arguments in arguments_de(info, "facettes")), ())
    return tuple(dict.fromkeys(PAR_DEFAUT if noms is None else (Axe[nom] for nom in noms)))


async def lire_facettes(resultats: Resultats, noms: list[Axe] | None) -> list[Comptee]:
    """The facets asked for, those that can be counted together being so."""
    axes = list(dict.fromkeys(PAR_DEFAUT if noms is None else noms))
    comptes = await _compter(resultats, axes)
    choisies = {axe: _choisies(resultats, axe) for axe in axes}
    a_dire = {axe: list(comptes[axe].keys() | choisies[axe]) for axe in axes}
    requete = libelles.a_lire(a_dire)
    lus = libelles.lire(await resultats.contexte.executer_une_fois(requete)) if requete else {}
    return [Comptee(axe, axe.libelle, _ordonner(axe, comptes[axe], choisies[axe], lus)) for axe in axes]


async def _compter(resultats: Resultats, axes: list[Axe]) -> Mapping[Axe, Mapping[str, int]]:
    contexte, question = resultats.contexte, resultats.question
    ensemble = await resultats.ensemble(axes)
    comptes: dict[Axe, Mapping[str, int]] = {}
    if ensemble:
        _, ensemble_comptes = await resultats.comptes(ensemble)
        comptes.update(ensemble_comptes)
    for axe in axes:
        if axe not in comptes:
            lignes = await contexte.executer_une_fois(decompte.de_la_facette(question, axe, contexte.regard))
            comptes[axe] = {valeur: nombre for valeur, nombre in lignes if valeur is not None}
    return comptes


def _choisies(resultats: Resultats, axe: Axe) -> frozenset[str]:
    """The values that the filter asks for on an axis; a period chooses none."""
    voulu = getattr(resultats.question.filtre, AXES[axe].champ or "", None)
    if isinstance(voulu, bool):
        return frozenset({str(voulu).lower()})
    if isinstance(voulu, tuple) and not isinstance(voulu, Periode):
        return frozenset(map(str, voulu))
    return frozenset()


def _ordonner(
    axe: Axe, comptes: Mapping[str, int], choisies: frozenset[str], lus: dict[tuple[str, str], str]
) -> list[Valeur]:
    valeurs = [
        Valeur(v, libelles.libelle(axe, v, lus), comptes.get(v, 0), v in choisies) for v in comptes.keys() | choisies
    ]
    if axe in ORDONNES:
        return sorted(valeurs, key=lambda v: v.valeur)
    return sorted(valeurs, key=lambda v: (-v.nombre, v.libelle, v.valeur))
