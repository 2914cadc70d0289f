"""What plans cover, as data: for each field that operations reach, the ways to read it, or why no plan does."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Maniere(Enum):
    """How a plan reads a field, by one word and what it means."""

    COLONNE = "column", "of the rows that a statement gives"
    ATTRIBUT = "attribute", "of an object that a resolver answered"
    JOINT = "joined", "to the rows of its parents, by their statement"
    ENONCE = "statement", "one for all parents of a level"
    PAGE = "page", "one statement for those of all parents of a level"
    RESOLVEUR = "resolver", "called for each parent, what it answers being completed by the plan"
    AUCUNE = "not covered", "the whole operation is left to the reference driver"


@dataclass(frozen=True, slots=True)
class Lu:
    """A field and one way to read it; `detail`: the relation, or why there is none."""

    genre: str
    champ: str
    maniere: Maniere
    detail: str = ""

    @property
    def nom(self) -> str:
        """`Session.debut`."""
        return f"{self.genre}.{self.champ}"

    def __str__(self) -> str:
        mot, _ = self.maniere.value
        return f"{mot} ({self.detail})" if self.detail else mot


def dire(lus: Sequence[Lu]) -> Iterator[str]:
    """A line for each field, then what no plan covers, then the counts."""
    par_champ: dict[str, list[Lu]] = {}
    for lu in lus:
        par_champ.setdefault(lu.nom, []).append(lu)
    for nom in sorted(par_champ):
        yield f"{nom}: {', '.join(f'{lu}' for lu in par_champ[nom])}"
    comptes = Counter(maniere for siens in par_champ.values() for maniere in {lu.maniere for lu in siens})
    types = {lu.genre for lu in lus}
    yield f"-- {len(par_champ)} fields of {len(types)} types; what is read in two ways counts in both"
    yield from (f"-- {comptes[maniere]} {mot}: {sens}" for maniere in Maniere for mot, sens in [maniere.value])
