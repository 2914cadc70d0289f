"""What is written once and said by many: kept for the next one that asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

K = TypeVar("K")
V = TypeVar("V")


class UneFois(dict[K, V]):
    """What a function gives for a key, asked once; what it raises is raised again.

    The function must not lead back here (a method of who holds it would): nobody looks for garbage during an export.
    """

    def __init__(self, donner: Callable[[K], V]) -> None:
        super().__init__()
        self._donner = donner

    def __missing__(self, cle: K) -> V:
        valeur = self[cle] = self._donner(cle)
        return valeur
