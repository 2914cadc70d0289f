"""What is kept from one request to another, within bounds: the least lately asked for makes room."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Gardes(Generic[K, V]):
    """At most so many values, and so much weight in all."""

    def __init__(self, places: int, poids_maximal: int) -> None:
        self._places = places
        self._poids_maximal = poids_maximal
        self._poids = 0
        self._gardes: OrderedDict[K, tuple[V, int]] = OrderedDict()

    def lire(self, cle: K) -> V | None:
        """The value kept under this key, which becomes the latest asked for."""
        if (garde := self._gardes.get(cle)) is None:
            return None
        self._gardes.move_to_end(cle)
        return garde[0]

    def garder(self, cle: K, valeur: V, poids: int) -> int:
        """Keep a value, in place of the one that had its key; how many others made room for it."""
        if ancienne := self._gardes.pop(cle, None):
            self._poids -= ancienne[1]
        self._gardes[cle] = valeur, poids
        self._poids += poids
        evinces = 0
        while len(self._gardes) > self._places or self._poids > self._poids_maximal:
            _, (_, oublie) = self._gardes.popitem(last=False)
            self._poids -= oublie
            evinces += 1
        return evinces
