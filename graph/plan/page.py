"""Pages: their rows by one statement, whichever of their fields want them; their total by another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from graph.connexion import page_info
from graph.plan.erreurs import Refus
from graph.plan.lignes import repartir
from graph.plan.seance import Lecture
from loaders import curseur
from loaders.demande import Compter
from loaders.fenetre import Arete, Fenetre, paginer
from loaders.fenetre import Page as PageLue
from loaders.fenetre import gardees as lignes_gardees
from loaders.imbrication import Imbrication
from loaders.requete import assembler, preparer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.plan.champ import Champ
    from graph.plan.lignes import Ligne
    from graph.plan.objet import Objet, Reponse
    from graph.plan.seance import Lectures, Seance
    from graph.plan.suite import Groupe
    from loaders.choix import Choix
    from loaders.imbrication import Element


@dataclass(frozen=True)
class Aretes:
    """A selection on the edges, or on the nodes, of a page; `curseurs`: the keys that a cursor answers."""

    cle: str
    objet: Objet
    curseurs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Compte:
    """A selection on the total."""

    champ: Champ
    objet: Objet


@dataclass(frozen=True)
class Page:
    """`cles`: those of the connection, in the order of the answer, with the constants among them."""

    choix: Choix
    cles: dict[str, Any]
    aretes: tuple[Aretes, ...]
    informations: tuple[tuple[str, Objet], ...]
    comptes: tuple[Compte, ...]

    def morceaux(self) -> list[str | Element] | None:
        """The JSON of a page, for PostgreSQL to write; None where it does not write all of it."""
        ecrites = {aretes.cle: aretes.objet.morceaux() for aretes in self.aretes if not aretes.curseurs}
        if self.informations or self.comptes or None in ecrites.values() or len(ecrites) < max(len(self.aretes), 1):
            return None
        morceaux: list[str | Element] = []
        for cle, constante in self.cles.items():
            element = ecrites.get(cle)
            morceaux.append(f'{"," if morceaux else "{"}"{cle}":')
            morceaux += [f'"{constante}"'] if element is None else ["[", element, "]"]
        return [*morceaux, "}"]

    def lectures(self, seance: Seance, groupe: Groupe, poser: Callable[[Groupe, Sequence[Any]], None]) -> Lectures:
        """The statements of these pages, one of them for each total that is not counted alike."""
        pages: list[Reponse] = [dict(self.cles) for _ in groupe.rangs]
        poser(groupe, pages)
        lectures = [self._total(seance, groupe, compte, pages) for compte in self.comptes]
        if self.aretes or self.informations:
            imbrication = Imbrication(self.choix, seance, seance.contexte.regard)
            requete = imbrication.preparer(groupe.relation, groupe.demande, list(groupe.rangs))
            finale = all(aretes.objet.finale for aretes in self.aretes)
            lectures.append(Lecture(requete, lambda lignes: self._recevoir(seance, groupe, lignes, pages), finale))
        return lectures

    def _total(self, seance: Seance, groupe: Groupe, compte: Compte, pages: list[Reponse]) -> Lecture:
        exact = bool(compte.champ.arguments(seance).get("exact"))
        demande = replace(groupe.demande, lecture=Compter(exact))

        def recevoir(lignes: Sequence[tuple[Any, ...]]) -> None:
            totaux = assembler(groupe.relation, demande, len(pages), lignes)
            for page, fait in zip(pages, compte.objet.des_objets(seance, totaux), strict=True):
                page[compte.champ.cle] = fait

        requete = preparer(groupe.relation, demande, list(groupe.rangs), seance.contexte.regard)
        return Lecture(requete, recevoir, finale=True)

    def _recevoir(self, seance: Seance, groupe: Groupe, lignes: Sequence[Ligne], pages: list[Reponse]) -> None:
        fenetre = groupe.demande.lecture
        if not isinstance(fenetre, Fenetre):
            raise Refus("a page without window")
        par_parent: list[list[Any]] = repartir(lignes, lignes, len(pages))
        gardees = [lignes_gardees(fenetre, siennes) for siennes in par_parent]
        for aretes in self.aretes:
            _poser_les_aretes(seance, aretes, fenetre, gardees, pages)
        for cle, objet in self.informations:
            lues = [paginer(fenetre, siennes) for siennes in par_parent]
            dites = [page_info(_aux_bouts(lue, fenetre, curseurs=self.choix.tris)) for lue in lues]
            for page, fait in zip(pages, objet.des_objets(seance, dites), strict=True):
                page[cle] = fait


def _poser_les_aretes(
    seance: Seance, aretes: Aretes, fenetre: Fenetre, gardees: list[list[Any]], pages: list[Reponse]
) -> None:
    toutes = list(chain.from_iterable(gardees))
    faites = aretes.objet.faire(seance, toutes)
    for cle in aretes.curseurs:
        for ligne, faite in zip(toutes, faites, strict=True):
            faite[cle] = _curseur(ligne, fenetre)
    debut = 0
    for siennes, page in zip(gardees, pages, strict=True):
        fin = debut + len(siennes)
        page[aretes.cle] = faites[debut:fin]
        debut = fin


def _aux_bouts(lue: PageLue, fenetre: Fenetre, *, curseurs: bool) -> PageLue:
    """The page with what its first and last cursors are made of, where somebody wants them."""
    bouts: list[Any] = [lue.aretes[0], lue.aretes[-1]] if lue.aretes and curseurs else []
    tris = len(fenetre.ordre)
    return replace(lue, aretes=[Arete(None, ligne[-tris:], fenetre.ordre) for ligne in bouts])


def _curseur(ligne: Ligne, fenetre: Fenetre) -> str:
    return curseur.ecrire(ligne[-len(fenetre.ordre) :], fenetre.ordre)
