"""Where a selection finds the attributes of its objects: rows of a statement, or objects that a resolver answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from graph.plan.erreurs import Refus

if TYPE_CHECKING:
    from loaders.choix import Lues

T = TypeVar("T")
Ligne = Sequence[Any]
Prendre = Callable[[Ligne], Any]


class Lignes(Protocol):
    """Rows that are tuples; the first place of each is never an attribute."""

    def place(self, attribut: str) -> int:
        """Where the attribute stands."""

    def soi(self, attributs: tuple[str, ...] | None) -> Prendre:
        """From a row to the object that a resolver expects, with these attributes, or all of them."""


class LignesLues:
    """Rows of a statement."""

    def __init__(self, lues: Lues) -> None:
        self.lues = lues

    def place(self, attribut: str) -> int:
        """Where the attribute stands."""
        return self.lues.place(attribut)

    def soi(self, attributs: tuple[str, ...] | None) -> Prendre:
        """A row of the noun, with these attributes alone."""
        noms = tuple(self.lues.noun.colonnes) if attributs is None else attributs
        faire, prendre = self.lues.noun.vue(noms)._make, prendre_a([self.place(nom) for nom in noms])
        return lambda ligne: faire(prendre(ligne))


class LignesObjets:
    """Rows made of objects: the object, then its attributes."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def place(self, attribut: str) -> int:
        """Where the attribute stands."""
        return self._places.setdefault(attribut, len(self._places) + 1)

    def soi(self, _attributs: tuple[str, ...] | None) -> Prendre:
        """The object itself."""
        return itemgetter(0)

    def lire(self, objets: Sequence[Any]) -> list[Ligne]:
        """The rows of these objects."""
        if not self._places:
            return [(objet,) for objet in objets]
        lire = attrgetter(*self._places)
        if len(self._places) == 1:
            return [(objet, lire(objet)) for objet in objets]
        return [(objet, *lire(objet)) for objet in objets]


class LignesArete:
    """Rows of a page seen from its edges: the keys of what they join are there under the names of their tables."""

    def __init__(self, lues: Lues, cles: dict[str, str]) -> None:
        self.lues = lues
        self._cles = cles

    def place(self, attribut: str) -> int:
        """Where the key stands."""
        if attribut not in self._cles:
            raise Refus(f"an edge has no attribute {attribut}")
        return self.lues.sortir(self._cles[attribut])

    def soi(self, _attributs: tuple[str, ...] | None) -> Prendre:
        """An edge has no resolver of its own."""
        raise Refus("a resolver on the edge of a page")


class LigneRacine:
    """The one row of the root."""

    def place(self, attribut: str) -> int:
        """The root has no attribute."""
        raise Refus(f"no attribute {attribut} at the root")

    def soi(self, _attributs: tuple[str, ...] | None) -> Prendre:
        """Resolvers of the root are given no object."""
        return lambda _: None


def prendre_a(places: Sequence[int]) -> Callable[[Ligne], tuple[Any, ...]]:
    """The values at these places, always as a tuple."""
    if len(places) > 1:
        return itemgetter(*places)
    return (lambda ligne: (ligne[places[0]],)) if places else (lambda _: ())


def repartir(lignes: Sequence[Ligne], faits: Sequence[T], parents: int) -> list[list[T]]:
    """What was made of each row, by the rank of its parent, which the row begins with."""
    listes: list[list[T]] = [[] for _ in range(parents)]
    for ligne, fait in zip(lignes, faits, strict=True):
        listes[ligne[0] - 1].append(fait)
    return listes
