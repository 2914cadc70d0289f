"""The results of one search: what its fields are resolved from, each statement run once however many want it."""

from collections.abc import Awaitable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.contexte import Contexte
from graph.offre_filtre import OffreFiltre
from loaders.demande import PLAFOND, Compter
from loaders.demande import Total as Compte
from loaders.fenetre import Arete, Fenetre, Page, paginer
from loaders.offre import facettes as ensembles
from loaders.offre import page, parcours, remarques
from loaders.offre.question import Question
from loaders.offre.remarques import Remarque
from loaders.requete import Requete
from models.choix import Axe


class AreteTrouvee:
    """An action in the results: the attributes that the fields of the edge read."""

    __slots__ = ("_arete", "action_id", "distance_km", "question")

    def __init__(self, question: Question, arete: Arete) -> None:
        self.question = question
        self._arete = arete
        self.action_id, metres = arete.node
        self.distance_km = None if metres is None else round(metres / 1000, 1)

    @property
    def cursor(self) -> str:
        """Where it stands in the results."""
        return self._arete.cursor


@dataclass(frozen=True)
class Resultats:
    """A search, and the page of it that is asked for."""

    contexte: Contexte
    question: Question
    fenetre: Fenetre
    decalage: int = 0
    texte: str | None = None  # as it was given
    filtre: OffreFiltre | None = None
    facettes: tuple[Axe, ...] = ()  # those that are selected too, it seems
    cle: object = field(default_factory=object)

    def page(self) -> Awaitable[Page]:
        """The page."""
        return self.contexte.une_fois((self.cle, "page"), self._page)

    def total(self, *, exact: bool) -> Awaitable[Compte]:
        """How many actions there are."""
        return self.contexte.une_fois((self.cle, "total", exact), lambda: self._total(exact=exact))

    async def ensemble(self, axes: Iterable[Axe]) -> tuple[Axe, ...]:
        """Those of these axes that are counted together."""
        valeurs = await self._valeurs()
        return tuple(axe for axe in axes if ensembles.ensemble(self.question, axe, valeurs))

    def comptes(self, axes: tuple[Axe, ...]) -> Awaitable[tuple[int, ensembles.Comptes]]:
        """How many actions there are, and by value of these axes, in one statement."""
        return self.contexte.une_fois((self.cle, axes), lambda: self._comptes(axes))

    async def remarques(self) -> list[Remarque]:
        """What was searched otherwise than asked."""
        requete = remarques.formacodes_suivis(self.question.filtre)
        suivis = remarques.des_formacodes(await self.contexte.executer(requete)) if requete else []
        return [*self.question.remarques, *suivis]

    async def aretes(self) -> list[AreteTrouvee]:
        """The lines of the page."""
        return [AreteTrouvee(self.question, arete) for arete in (await self.page()).aretes]

    async def _page(self) -> Page:
        lues = page.aretes(self.question, await self._lignes())
        lue = paginer(self.fenetre, lues)
        return Page(lue.aretes, lue.suivante, precedente=lue.precedente or (self.decalage > 0 and bool(lues)))

    async def _lignes(self) -> Sequence[Any]:
        regard = self.contexte.regard
        if self.decalage or not await self._en_marchant():
            return await self.contexte.executer(page.page(self.question, self.fenetre, self.decalage, regard))
        lignes: list[Any] = []
        for moitie, fenetre in parcours.moities(self.fenetre):
            if len(lignes) <= self.fenetre.taille:
                requete = parcours.page(self.question, moitie, fenetre, len(lignes), regard)
                lignes += await self.contexte.executer(requete)
        return lignes

    async def _en_marchant(self) -> bool:
        """Whether the page is full before much of the catalogue is read."""
        if not parcours.convient(self.question):
            return False
        requete = parcours.part(self.question, self.contexte.regard)
        return requete is None or bool((await self.contexte.executer_une_fois(requete))[0][0])

    async def _comptes(self, axes: tuple[Axe, ...]) -> tuple[int, ensembles.Comptes]:
        valeurs = await self._valeurs()
        requete = ensembles.facettes(self.question, axes, valeurs, self.contexte.regard)
        return ensembles.decoder(await self.contexte.executer_une_fois(requete), axes, valeurs)

    def _valeurs(self) -> Awaitable[ensembles.Valeurs]:
        return self.contexte.une_fois("valeurs", self._lire_les_valeurs)

    async def _lire_les_valeurs(self) -> ensembles.Valeurs:
        return ensembles.Valeurs(await self.contexte.executer_une_fois(Requete(ensembles.VALEURS, {})))

    async def _total(self, *, exact: bool) -> Compte:
        if ensemble := await self.ensemble(self.facettes):
            valeur, _ = await self.comptes(ensemble)
            return Compter(exact).total(valeur if exact else min(valeur, PLAFOND))
        [[valeur]] = await self.contexte.executer_une_fois(page.total(self.question, self.contexte.regard, exact=exact))
        return Compter(exact).total(valeur)
