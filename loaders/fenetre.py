"""The part of a list that is asked for, and the page that answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from loaders import curseur
from models.erreurs import EntreeInvalide

if TYPE_CHECKING:
    from loaders.relation import Tri

TAILLE_PAR_DEFAUT = 20
TAILLE_MAXIMALE = 250


@dataclass(frozen=True, slots=True)
class Fenetre:
    """At most `taille` rows of an order between two cursors (excluded), from the end when `arriere`."""

    taille: int = TAILLE_PAR_DEFAUT
    apres: tuple[str, ...] | None = None
    avant: tuple[str, ...] | None = None
    arriere: bool = False
    ordre: tuple[Tri, ...] = ()  # that of the relation when none is said


@dataclass(frozen=True, slots=True)
class Arete:
    """A row of a page and where it stands in the whole list."""

    node: Any
    tri: tuple[Any, ...]
    ordre: tuple[Tri, ...]

    @property
    def cursor(self) -> str:
        """The cursor of this row."""
        return curseur.ecrire(self.tri, self.ordre)


@dataclass(frozen=True, slots=True)
class Page:
    """Rows in the order of the list, and whether there are others on either side."""

    aretes: list[Arete]
    suivante: bool
    precedente: bool


def ouvrir(
    ordre: tuple[Tri, ...],
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Fenetre:
    """The window of GraphQL's arguments; EntreeInvalide beyond 0 to 250, with `first` and `last`, or a bad cursor."""
    if first is not None and last is not None:
        raise EntreeInvalide("Demandez soit les premiers (`first`), soit les derniers (`last`), pas les deux.")
    return Fenetre(
        taille=_taille(first if last is None else last, "first" if last is None else "last"),
        apres=None if after is None else curseur.lire(after, ordre),
        avant=None if before is None else curseur.lire(before, ordre),
        # `before` alone asks for what comes just before it
        arriere=last is not None or (before is not None and after is None and first is None),
        ordre=ordre,
    )


def paginer(fenetre: Fenetre, aretes: list[Arete]) -> Page:
    """The page out of the rows read, one more than asked for when there are others."""
    reste = len(aretes) > fenetre.taille
    if fenetre.arriere:
        return Page(gardees(fenetre, aretes), suivante=fenetre.avant is not None, precedente=reste)
    return Page(gardees(fenetre, aretes), suivante=reste, precedente=fenetre.apres is not None)


def gardees(fenetre: Fenetre, aretes: list[Any]) -> list[Any]:
    """The rows of the page, in the order of the list."""
    siennes = aretes[: fenetre.taille]
    return siennes[::-1] if fenetre.arriere else siennes


def _taille(demandee: int | None, argument: str) -> int:
    if demandee is None:
        return TAILLE_PAR_DEFAUT
    if not 0 <= demandee <= TAILLE_MAXIMALE:
        raise EntreeInvalide(f"`{argument}` doit être compris entre 0 et {TAILLE_MAXIMALE} (reçu : {demandee}).")
    return demandee
