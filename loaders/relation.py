"""Relations between nouns, as data: the drivers of reads generate their SQL from these declarations and nothing else.

A relation is named `sessions_par_action`: what it gives, by what it starts from; its statements begin with that name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from loaders.noun import Noun


class Cardinalite(Enum):
    """How many objects one parent has."""

    UN = auto()
    LISTE = auto()  # bounded by nature, read whole
    PAGE = auto()


@dataclass(frozen=True, slots=True)
class Cle:
    """One part of a parent's key: the attribute of the parent's row that holds it, and its SQL type."""

    attribut: str
    type: str = "bigint"


@dataclass(frozen=True, slots=True)
class Tri:
    """One part of an order: an SQL expression that is never null, and its SQL type."""

    expression: str
    type: str = "text"
    decroissant: bool = field(default=False, repr=False)  # as the other parts of its order: see `descend`


def descend(ordre: tuple[Tri, ...]) -> bool:
    """Whether the greatest come first: cursors are compared whole, so all parts of an order go the same way."""
    return any(tri.decroissant for tri in ordre)


CLE = (Cle("cle"),)


class Offres(NamedTuple):
    """Offers of an object: a condition on a row of `tables`, the one called `offre` among them."""

    condition: str
    tables: str = "recherche_session AS offre"


@dataclass(frozen=True, eq=False)
class Relation:
    """From parents (rows of `de`, or plain keys when `de` is None) to objects of `vers`.

    The parent's key stands in SQL as `p.cle` (`p.cle_1`, `p.cle_2` when it has several parts). It is compared with the
    columns `sur`, or used by the condition `lien` where equality does not say it.
    """

    nom: str
    vers: Noun
    cardinalite: Cardinalite
    de: Noun | None = None
    par: tuple[Cle, ...] = CLE
    sur: tuple[str, ...] = ()
    lien: str | None = None  # `{action}` in it stands for what makes an action visible: see `traverse`
    tables: str | None = None  # the table of `vers` when absent
    ordre: tuple[Tri, ...] = ()
    ordres: Mapping[str, tuple[Tri, ...]] = field(default_factory=dict)  # those that may be asked for, by name
    offres: str | None = None  # which offers (`offre`) a filter looks at, where those of others are not to count
    siennes: Offres | None = None  # those of the object, where it is no part of an offer
    valides: bool = False  # a list of offers: only what is VALIDEE now, unless other statuses are asked for
    par_un: Noun | None = None  # of `tables`, what the parent's key is of: it leads nowhere where it is not visible
    traverse: Mapping[str, Noun] = field(default_factory=dict)  # nouns that `lien` and `filtres` go through
    filtres: Mapping[str, str] = field(default_factory=dict)  # conditions by name, over the parameter of that name

    @property
    def source(self) -> str:
        """What stands after FROM."""
        return self.tables or self.vers.table

    def ordre_voulu(self, nom: str | None) -> tuple[Tri, ...]:
        """The order of this name, its own when none is asked for."""
        return self.ordre if nom is None else self.ordres[nom]

    @property
    def cles(self) -> tuple[str, ...]:
        """Names of the parts of the parent's key, in SQL and as parameters."""
        return ("cle",) if len(self.par) == 1 else tuple(f"cle_{rang}" for rang, _ in enumerate(self.par, 1))


def par(attribut: str, genre: str = "bigint") -> tuple[Cle, ...]:
    """A parent's key of one part."""
    return (Cle(attribut, genre),)


def recents(instant: str, numero: str) -> tuple[Tri, ...]:
    """The latest first."""
    return (Tri(instant, "timestamptz", decroissant=True), Tri(numero, decroissant=True))


def recherche(nom: str, vers: Noun, sur: str, genre: str = "text") -> Relation:
    """One object by a key of its own: `session_par_numero`."""
    return Relation(nom, vers, Cardinalite.UN, par=par(sur, genre), sur=(f"{vers.table}.{sur}",))
