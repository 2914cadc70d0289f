"""The selection on objects of one type: what is read off each row, and the branches that fill the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from graph.plan.erreurs import Reprise
from graph.plan.lignes import LignesObjets, prendre_a

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.plan.lignes import Ligne, Lignes
    from graph.plan.seance import Seance

Reponse = dict[str, Any]


class Branche(Protocol):
    """One field of a selection that is more than a value of the row."""

    def partir(self, seance: Seance, lignes: Sequence[Ligne], objets: Sequence[Reponse]) -> None:
        """Fill it in these answers, one per row, now or at the next level."""


@dataclass
class Objet:
    """`places` of the response keys in the rows; `exigees`: those that may not be null."""

    lignes: Lignes
    cles: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    exigees: list[int] = field(default_factory=list)
    branches: list[Branche] = field(default_factory=list)

    def valeur(self, cle: str, place: int, *, exigee: bool) -> None:
        """A key that is answered with what stands there."""
        self.cles.append(cle)
        self.places.append(place)
        if exigee:
            self.exigees.append(place)

    def branche(self, cle: str, branche: Branche) -> None:
        """A key that a branch fills: it has its place in the answer meanwhile."""
        self.cles.append(cle)
        self.places.append(0)
        self.branches.append(branche)

    def faire(self, seance: Seance, lignes: Sequence[Ligne]) -> list[Reponse]:
        """The answers of these rows, each a new dict whose keys are in order."""
        for place in self.exigees:
            for ligne in lignes:
                if ligne[place] is None:
                    raise Reprise("null in place of a value")
        cles, prendre = self.cles, self.prendre
        objets = [dict(zip(cles, prendre(ligne), strict=False)) for ligne in lignes]
        if objets:
            for branche in self.branches:
                branche.partir(seance, lignes, objets)
        return objets

    def des_objets(self, seance: Seance, objets: Sequence[Any]) -> list[Reponse]:
        """The answers of objects that are no rows."""
        assert isinstance(self.lignes, LignesObjets)  # noqa: S101
        return self.faire(seance, self.lignes.lire(objets))

    @property
    def prendre(self) -> Callable[[Ligne], tuple[Any, ...]]:
        """From a row to the values of the keys."""
        return prendre_a(self.places)


@dataclass(frozen=True, slots=True)
class Constante:
    """The name of the type."""

    cle: str
    valeur: str

    def partir(self, _seance: Seance, _lignes: Sequence[Ligne], objets: Sequence[Reponse]) -> None:
        """Fill it."""
        for objet in objets:
            objet[self.cle] = self.valeur


@dataclass(frozen=True, slots=True)
class Encodee:
    """A value that is not written as it is read."""

    cle: str
    place: int
    encoder: Callable[[Any], Any]

    def partir(self, _seance: Seance, lignes: Sequence[Ligne], objets: Sequence[Reponse]) -> None:
        """Fill it."""
        for ligne, objet in zip(lignes, objets, strict=True):
            objet[self.cle] = self.encoder(ligne[self.place])


@dataclass(frozen=True, slots=True)
class MemeLigne:
    """An object that stands on the same row: joined to it, or the node of an edge."""

    cle: str
    objet: Objet
    presence: int | None  # where a null says that there is none
    exige: bool

    def partir(self, seance: Seance, lignes: Sequence[Ligne], objets: Sequence[Reponse]) -> None:
        """Fill it."""
        la = self.presence
        paires = [(ligne, objet) for ligne, objet in zip(lignes, objets, strict=True) if la is None or ligne[la]]
        if len(paires) < len(objets):
            if self.exige:
                raise Reprise("no object where one is due")
            for objet in objets:
                objet[self.cle] = None
        for (_, objet), fait in zip(paires, self.objet.faire(seance, [ligne for ligne, _ in paires]), strict=True):
            objet[self.cle] = fait
