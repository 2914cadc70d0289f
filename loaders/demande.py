"""What is asked of a relation, for all parents of a level at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from loaders.fenetre import Fenetre
    from loaders.offre.filtre import Filtre
    from loaders.relation import Relation
    from models.enumerations import Statut

PLAFOND = 10_001  # a total stops there unless it must be exact: one more than what is worth knowing


@dataclass(frozen=True, slots=True)
class Total:
    """How many objects a list has; `exact` is false when counting stopped at the cap."""

    valeur: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Compter:
    """The number of objects rather than the objects."""

    exact: bool = False

    def total(self, valeur: int) -> Total:
        """What was counted, told with its certainty."""
        return Total(valeur, exact=self.exact or valeur < PLAFOND)


@dataclass(frozen=True, slots=True)
class Etat:
    """Another state of an object than the one that is diffused: at the end of a day or, without one, as proposed."""

    le: date | None = None

    @property
    def suffixe(self) -> str:
        """What its id ends with, after `~`."""
        return PROPOSITION if self.le is None else self.le.isoformat()

    def est_le_present(self, aujourdhui: date) -> bool:
        """Whether the day is not over: what was written since it began is seen at once."""
        return self.le is not None and self.le >= aujourdhui


PROPOSITION = "proposition"
PROPOSE = Etat()


@dataclass(frozen=True, slots=True)
class Demande:
    """Statuses (all visible ones when empty), filters by name, the window of a page or a count, what offers must be.

    `etat`: of one object that its key finds, where it is not the one that is diffused.

    Same demands share one statement.
    """

    statuts: tuple[Statut, ...] = ()
    filtres: tuple[tuple[str, Any], ...] = ()
    lecture: Fenetre | Compter | None = None
    offre: Filtre | None = None
    etat: Etat | None = None


TOUT = Demande()


class Visee(NamedTuple):
    """What one parent is to have by a relation; `cle` is null where the parent's row tells it."""

    relation: Relation
    cle: Any = None
    demande: Demande = TOUT

    def compter(self, *, exact: bool) -> Visee:
        """The size of the list that this is a page of."""
        return self._replace(demande=replace(self.demande, lecture=Compter(exact)))
