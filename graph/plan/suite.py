"""Fields that follow a relation by a statement of their own, at the next level: one for all parents of a level."""

from __future__ import annotations

from dataclasses import dataclass, field
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, ClassVar

from graph.contexte import verifier_cle
from graph.plan.erreurs import AutreEtat, Reprise
from graph.plan.lignes import repartir
from graph.plan.seance import Lecture, Lectures, tous
from graph.suivi import Forme
from loaders.imbrication import Imbrication

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from graph.plan.champ import Champ
    from graph.plan.lignes import Ligne, Prendre
    from graph.plan.objet import Objet, Reponse
    from graph.plan.page import Page
    from graph.plan.seance import Seance
    from graph.suivi import Suivi
    from loaders.choix import Choix
    from loaders.demande import Demande, Visee
    from loaders.noun import Noun
    from loaders.relation import Relation


@dataclass(slots=True)
class Groupe:
    """What is asked of one relation in the same terms: each key once, and where its answer goes."""

    relation: Relation
    demande: Demande
    rangs: dict[Any, int] = field(default_factory=dict)
    places: list[tuple[Any, Any, int]] = field(default_factory=list)  # a dict or a list, the place in it, the rank

    def demander(self, cle: Any, contenant: Any, place: Any) -> None:
        """Have the answer for this key put there."""
        self.places.append((contenant, place, self.rangs.setdefault(cle, len(self.rangs))))


@dataclass(frozen=True)
class Suite:
    """`cle`: from a row to the key that it holds; `lue` and `page`: what is read, by noun or by relation."""

    champ: Champ
    suivi: Suivi
    cle: Prendre | None
    soi: Prendre | None
    lue: Callable[[Noun], tuple[Choix, Objet]]
    page: Callable[[Relation], Page]
    finale: ClassVar[bool] = False

    def partir(self, seance: Seance, lignes: Sequence[Ligne], objets: Sequence[Reponse]) -> None:
        """Leave it for the next level."""
        seance.travaux.append(Depart(self, seance, lignes, objets))


@dataclass(slots=True)
class Depart:
    """A branch that left these rows."""

    suite: Suite
    seance: Seance
    lignes: Sequence[Ligne]
    objets: Sequence[Reponse]
    groupes: list[Groupe] = field(default_factory=list)

    def lectures(self) -> Lectures | Awaitable[Lectures]:
        """The statements: one for each relation and demand."""
        suite, seance = self.suite, self.seance
        if (fixe := suite.suivi.fixe) is not None:
            return self._ensemble(fixe)
        arguments = suite.champ.arguments(seance)
        info = suite.champ.info(seance) if suite.suivi.veut_info else None
        if suite.soi is not None:
            visees = [suite.suivi.demander(suite.soi(ligne), info, arguments) for ligne in self.lignes]
            return self._attendre(visees) if any(map(isawaitable, visees)) else self._grouper(visees)
        visee = suite.suivi.demander(None, info, arguments)
        return self._attendre_une(visee) if isawaitable(visee) else self._ensemble(visee)

    async def _attendre(self, visees: list[Any]) -> Lectures:
        return self._grouper(await tous(visees))

    async def _attendre_une(self, visee: Awaitable[Any]) -> Lectures:
        return self._ensemble(await visee)

    def _ensemble(self, visee: Any) -> Lectures:
        """All rows want the same of the same relation."""
        lire, forme, champ = self.suite.cle, self.suite.suivi.forme, self.suite.champ.cle
        if visee is None or forme is Forme.CHACUN:
            return self._grouper([visee] * len(self.lignes))
        if lire is None:  # somebody gave it
            verifier_cle(visee.relation, visee.cle)
        cles = list(map(lire, self.lignes)) if lire else [visee.cle] * len(self.lignes)
        if None in cles and forme is not Forme.PAGE:
            return self._grouper([visee] * len(self.lignes))
        rangs = {cle: rang for rang, cle in enumerate(dict.fromkeys(cles))}
        places = [(objet, champ, rangs[cle]) for objet, cle in zip(self.objets, cles, strict=True)]
        return self._lectures(Groupe(visee.relation, visee.demande, rangs, places))

    def _grouper(self, visees: list[Any]) -> Lectures:
        champ = self.suite.champ
        for ligne, objet, visee in zip(self.lignes, self.objets, visees, strict=True):
            if self.suite.suivi.forme is Forme.CHACUN:
                objet[champ.cle] = [None] * len(visee)
                for place, une in enumerate(visee):
                    self._viser(une, None if une is None else une.cle, objet[champ.cle], place)
            else:
                lire = self.suite.cle
                self._viser(visee, lire(ligne) if lire else None if visee is None else visee.cle, objet, champ.cle)
        return [lecture for groupe in self.groupes for lecture in self._lectures(groupe)]

    def _viser(self, visee: Visee | None, cle: Any, contenant: Any, place: Any) -> None:
        forme = self.suite.suivi.forme
        if visee is None or (cle is None and forme is not Forme.PAGE):
            contenant[place] = [] if forme is Forme.LISTE else None
            self._exiger(contenant[place])
            return
        verifier_cle(visee.relation, cle)
        self._groupe(visee).demander(cle, contenant, place)

    def _groupe(self, visee: Visee) -> Groupe:
        for groupe in self.groupes:
            if groupe.relation is visee.relation and (
                groupe.demande is visee.demande or groupe.demande == visee.demande
            ):
                return groupe
        self.groupes.append(Groupe(visee.relation, visee.demande))
        return self.groupes[-1]

    def _lectures(self, groupe: Groupe) -> Lectures:
        suite, seance = self.suite, self.seance
        etat = groupe.demande.etat
        if etat is not None and not etat.est_le_present(seance.contexte.regard.aujourdhui):
            raise AutreEtat("an object in another state than today's")
        if suite.suivi.forme is Forme.PAGE:
            return suite.page(groupe.relation).lectures(seance, groupe, self._poser)
        choix, objet = suite.lue(groupe.relation.vers)

        def recevoir(lignes: Sequence[Ligne]) -> None:
            listes = repartir(lignes, objet.faire(seance, lignes), len(groupe.rangs))
            une = suite.suivi.forme is not Forme.LISTE
            self._poser(groupe, [next(iter(liste), None) for liste in listes] if une else listes)

        imbrication = Imbrication(choix, seance, seance.contexte.regard)
        requete = imbrication.preparer(groupe.relation, groupe.demande, list(groupe.rangs))
        return [Lecture(requete, recevoir, objet.finale)]

    def _poser(self, groupe: Groupe, valeurs: Sequence[Any]) -> None:
        if None in valeurs:
            self._exiger(None)  # each is somebody's
        for contenant, place, rang in groupe.places:
            contenant[place] = valeurs[rang]

    def _exiger(self, valeur: Any) -> None:
        if valeur is None and self.suite.champ.element_exige:
            raise Reprise("no object where one is due")
