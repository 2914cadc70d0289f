"""What changed, for whoever keeps a copy of the catalogue."""

from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

import strawberry
from strawberry import Info

from graph import identite
from graph.arguments import After
from graph.champs import champ, contexte
from graph.contexte import Contexte
from graph.noeud import Node
from graph.suivi import Forme, suivre
from loaders import changement
from loaders.changement import Suite, Suivi
from loaders.demande import Compter, Total, Visee
from loaders.fenetre import Arete, Page
from models.enumerations import TypeObjet

Depuis = Annotated[
    datetime | None,
    strawberry.argument(description="Moment à partir duquel on veut les changements ; depuis toujours par défaut."),
]
Objets = Annotated[
    list[TypeObjet] | None,
    strawberry.argument(
        description="Sortes d'objets à suivre ; toutes par défaut. Un DISPOSITIF change avec sa session."
    ),
]
First = Annotated[int | None, strawberry.argument(description="Taille de la page, de 1 à 250 : 20 par défaut.")]


@dataclass(frozen=True, slots=True)
class SuiteDeChangements:
    """A page that is asked for, as `Connexion` is."""

    contexte: Contexte
    suite: Suite

    def page(self) -> Awaitable[Page]:
        """The page, read once however many fields want it."""
        return self.contexte.ensemble("changements", self._lire, self.suite)

    def compter(self, *, exact: bool) -> Awaitable[Total]:
        """How many lines there are in all."""
        return self.contexte.ensemble("changements (total)", self._compter, (self.suite.suivi, Compter(exact)))

    async def aretes(self) -> list[Arete]:
        """Lines with their cursors."""
        return (await self.page()).aretes

    async def lignes(self) -> list[Any]:
        """Lines alone."""
        return [arete.node for arete in (await self.page()).aretes]

    async def _lire(self, suites: list[Suite]) -> list[Page]:
        jour, lire = self.contexte.regard.aujourdhui, self.contexte.executer
        return [changement.assembler(suite, await lire(changement.preparer(suite, jour))) for suite in suites]

    async def _compter(self, demandes: list[tuple[Suivi, Compter]]) -> list[Total]:
        jour, lire = self.contexte.regard.aujourdhui, self.contexte.executer
        return [
            changement.total(compter, await lire(changement.preparer_le_total(suivi, compter, jour)))
            for suivi, compter in demandes
        ]


def _objet(self: Any) -> Visee | None:
    return identite.viser(self.numero)


@strawberry.type(
    description="Un objet du catalogue qui a changé pour le public : apparu, modifié, retiré, ou publié de nouveau."
)
class Changement:
    """A line of `loaders.changement`."""

    le: datetime = champ(
        "Depuis quand le public le voit ainsi ; une session qui finit change à minuit (Paris), le lendemain de sa fin."
    )
    type: TypeObjet = champ("Sorte d'objet.")
    numero: str = champ("Numéro permanent de l'objet.")
    retire: bool = champ(
        "Vrai quand il n'est plus publié : fini, suspendu (ou ce dont il dépend), annulé, archivé, absent de sa source."
    )
    objet: Node | None = suivre(
        Forme.UN,
        _objet,
        "L'objet tel qu'il est à présent ; null quand on ne le voit plus.",
        possibles=identite.VISABLES,
    )


def lire_changements(
    info: Info, depuis: Depuis = None, objets: Objets = None, first: First = None, after: After = None
) -> SuiteDeChangements:
    """Resolve `changements`."""
    suite = changement.ouvrir(changement.suivre(objets, depuis), first, after)
    return SuiteDeChangements(contexte(info), suite)
