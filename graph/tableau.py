"""One table of statistics: what its fields are resolved from, each statement run once however many want it."""

from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from exporters.csv.statistiques import Cellules, statistiques_en_csv
from graph.contexte import Contexte
from loaders.offre import libelles, tableau, valeurs_connues
from loaders.offre.completude import CHAMPS, completude
from loaders.offre.statistique import Comptage, Comptee, Mesure, lire
from models.choix import Axe
from models.enumerations import TypeObjet
from rules.textes import en_api


class CleComptee(NamedTuple):
    """What a line is of, on an axis."""

    axe: Axe
    valeur: str | None
    libelle: str


class ChampRempli(NamedTuple):
    """How many objects have a field, and their part of all."""

    champ: str
    renseignes: int
    part: float


@dataclass(frozen=True, slots=True)
class LigneComptee:
    """A line, its part of the total, and the table that knows what it amounts to."""

    tableau: "Tableau"
    comptee: Comptee
    cles: list[CleComptee]
    part: float

    @property
    def nombre(self) -> int:
        """How many objects it counts."""
        return self.comptee.nombre

    async def mesures(self, mesure: Mesure) -> Sequence[Any]:
        """What they amount to, by their dispositifs or by their actions; None where nothing tells it."""
        lues = await self.tableau.mesures(mesure)
        return lues.get(self.comptee.valeurs) or (None,) * len(mesure.value.agregats)


@dataclass(frozen=True)
class Tableau:
    """What is counted, along which axes."""

    contexte: Contexte
    sur: TypeObjet
    comptage: Comptage
    avec_zeros: bool
    cle: object = field(default_factory=object)

    def compte(self) -> Awaitable[tuple[int, list[Comptee]]]:
        """The total, and what is counted, in no order."""
        return self.contexte.une_fois((self.cle, "compte"), self._compter)

    def lignes(self) -> Awaitable[list[LigneComptee]]:
        """The lines in their order, zeros among them if they are wanted."""
        return self.contexte.une_fois((self.cle, "lignes"), self._lignes)

    def mesures(self, mesure: Mesure) -> Awaitable[dict[tuple[str | None, ...], Sequence[Any]]]:
        """What the objects of each line amount to, by its values."""
        return self.contexte.une_fois((self.cle, mesure), lambda: self._mesurer(mesure))

    async def completude(self) -> list[ChampRempli]:
        """How many objects have each of their main fields."""
        [(total, *nombres)] = await self.contexte.executer(completude(self.comptage, self.sur))
        champs = zip(CHAMPS[self.sur], nombres, strict=True)
        return [ChampRempli(en_api(champ), nombre, part(nombre, total)) for champ, nombre in champs]

    async def csv(self) -> str:
        """The same table, for a spreadsheet."""
        cellules = [
            Cellules(
                [(cle.valeur, cle.libelle) for cle in ligne.cles],
                ligne.nombre,
                ligne.part,
                [nombre for mesure in Mesure for nombre in await ligne.mesures(mesure)],
            )
            for ligne in await self.lignes()
        ]
        return statistiques_en_csv(self.comptage.axes, cellules)

    async def _compter(self) -> tuple[int, list[Comptee]]:
        total, lignes = lire(await self.contexte.executer(self.comptage.lignes()))
        tableau.borner(len(lignes))
        return total, lignes

    async def _lignes(self) -> list[LigneComptee]:
        axes = self.comptage.axes
        total, lignes = await self.compte()
        if self.avec_zeros:
            lignes = tableau.avec_zeros(lignes, await self._connues(lignes))
        dits = await self._libelles(lignes)

        def dire(axe: Axe, valeur: str | None) -> str:
            return libelles.libelle(axe, valeur, dits)

        return [
            LigneComptee(
                self,
                ligne,
                [CleComptee(axe, v, dire(axe, v)) for axe, v in zip(axes, ligne.valeurs, strict=True)],
                part(ligne.nombre, total),
            )
            for ligne in tableau.ordonner(axes, lignes, dire)
        ]

    async def _connues(self, lignes: Sequence[Comptee]) -> list[set[str]]:
        question, axes = self.comptage.question, self.comptage.axes
        requete = valeurs_connues.a_lire(question, axes, self.contexte.regard)
        lues = await self.contexte.executer(requete) if requete else []
        return [
            valeurs_connues.connues(question.filtre, axe, lues, vues)
            for axe, vues in zip(axes, _vues(axes, lignes), strict=True)
        ]

    async def _libelles(self, lignes: Sequence[Comptee]) -> dict[tuple[str, str], str]:
        axes = self.comptage.axes
        vues = {axe: sorted(valeurs) for axe, valeurs in zip(axes, _vues(axes, lignes), strict=True)}
        requete = libelles.a_lire(vues)
        return libelles.lire(await self.contexte.executer(requete)) if requete else {}

    async def _mesurer(self, mesure: Mesure) -> dict[tuple[str | None, ...], Sequence[Any]]:
        lignes = await self.contexte.executer(self.comptage.mesure(mesure))
        nombres = len(mesure.value.agregats)
        return {ligne[nombres:]: ligne[:nombres] for ligne in lignes}


def part(nombre: int, total: int) -> float:
    """What a number is of a total, from 0 to 1; nothing is nothing of nothing."""
    return nombre / total if total else 0.0


def _vues(axes: Sequence[Axe], lignes: Sequence[Comptee]) -> list[set[str]]:
    """The values that are counted on each axis."""
    return [{v for ligne in lignes if (v := ligne.valeurs[rang]) is not None} for rang, _ in enumerate(axes)]
