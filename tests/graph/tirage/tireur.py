"""Chance: what hypothesis draws, in the words of those who draw operations."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from hypothesis import strategies as st

from tests.graph.tirage.recolte import Recolte

T = TypeVar("T")


class Tirer(Protocol):
    """How hypothesis hands out its draws."""

    def __call__(self, strategie: st.SearchStrategy[T]) -> T: ...


@dataclass
class Tireur:
    """`fautif`: whether this operation may ask for what does not exist, or is not allowed."""

    tirer: Tirer
    recolte: Recolte
    fautif: bool = False
    nommes: int = 0

    def un(self, choix: Sequence[T]) -> T:
        """One of these, the first being the simplest."""
        return self.tirer(st.sampled_from(choix))

    def quelques(self, choix: Sequence[T], au_moins: int, au_plus: int) -> list[T]:
        """So many of these, each once, in any order."""
        limite = min(au_plus, len(choix))
        return self.tirer(
            st.lists(st.sampled_from(choix), unique=True, min_size=min(au_moins, limite), max_size=limite)
        )

    def entier(self, au_moins: int, au_plus: int) -> int:
        """A whole number between these."""
        return self.tirer(st.integers(au_moins, au_plus))

    def parfois(self, sur: int) -> bool:
        """Once out of so many."""
        return self.entier(1, sur) == sur

    def faute(self) -> bool:
        """Whether the next value is a bad one."""
        return self.fautif and self.parfois(4)

    def nom(self, prefixe: str) -> str:
        """A name that nothing else in the document has."""
        self.nommes += 1
        return f"{prefixe}{self.nommes}"
