"""Chance: what is drawn from one seed, in the words of those who draw operations."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from tests.graph.tirage.recolte import Recolte

T = TypeVar("T")


@dataclass
class Tireur:
    """`fautif`: whether this operation may ask for what does not exist, or is not allowed."""

    hasard: Random
    recolte: Recolte
    fautif: bool = False
    nommes: int = 0

    def un(self, choix: Sequence[T]) -> T:
        """One of these."""
        return self.hasard.choice(choix)

    def quelques(self, choix: Sequence[T], au_moins: int, au_plus: int) -> list[T]:
        """So many of these, each once, in any order."""
        limite = min(au_plus, len(choix))
        return self.hasard.sample(choix, self.entier(min(au_moins, limite), limite))

    def entier(self, au_moins: int, au_plus: int) -> int:
        """A whole number between these."""
        return self.hasard.randint(au_moins, au_plus)

    def parfois(self, sur: int) -> bool:
        """Once out of so many."""
        return self.entier(1, sur) == 1

    def faute(self) -> bool:
        """Whether the next value is a bad one."""
        return self.fautif and self.parfois(4)

    def nom(self, prefixe: str) -> str:
        """A name that nothing else in the document has."""
        self.nommes += 1
        return f"{prefixe}{self.nommes}"
