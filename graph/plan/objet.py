"""The selection on objects of one type: what is read off each row, and the branches that fill the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, Protocol

import orjson

from graph.plan.erreurs import Reprise
from graph.plan.lignes import LignesObjets
from loaders.ecriture_json import MANQUE, Liste, Presence, Valeur

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.plan.lignes import Ligne, Lignes
    from graph.plan.seance import Seance
    from loaders.ecriture_json import Morceau

Reponse = dict[str, Any]


class Branche(Protocol):
    """One field of a selection that is more than a value of the row; `finale`: the row is all that it needs."""

    @property
    def finale(self) -> bool: ...  # noqa: D102

    def partir(self, seance: Seance, lignes: Sequence[Ligne], objets: Sequence[Reponse]) -> None:
        """Fill it in these answers, one per row, now or at the next level."""


@dataclass
class Objet:
    """`entrees`: what each response key is answered with."""

    lignes: Lignes
    entrees: dict[str, Entree] = field(default_factory=dict)
    branches: list[Branche] = field(default_factory=list)
    ecrivable: bool = True  # whether PostgreSQL writes its values as orjson does

    def valeur(self, cle: str, place: int, *, exigee: bool) -> None:
        """A key that is answered with what stands there; `exigee`: never with null."""
        self.entrees[cle] = PlaceExigee(place) if exigee else Place(place)

    def texte(self, cle: str, place: int) -> None:
        """A key that is answered with the JSON that stands there."""
        self.entrees[cle] = Texte(place)

    def constante(self, cle: str, valeur: str | None) -> None:
        """A key that is always answered the same, until somebody fills it."""
        self.entrees[cle] = valeur

    def branche(self, cle: str, branche: Branche) -> None:
        """A key that a branch fills."""
        self.entrees[cle] = branche if isinstance(branche, MemeLigne) else None
        self.branches.append(branche)

    def faire(self, seance: Seance, lignes: Sequence[Ligne]) -> list[Reponse]:
        """The answers of these rows, each a new dict whose keys are in order."""
        objets = self._ecrire(lignes)
        if objets:
            for branche in self._a_remplir:
                branche.partir(seance, lignes, objets)
        return objets

    def des_objets(self, seance: Seance, objets: Sequence[Any]) -> list[Reponse]:
        """The answers of objects that are no rows."""
        assert isinstance(self.lignes, LignesObjets)  # noqa: S101
        return self.faire(seance, self.lignes.lire(objets))

    @cached_property
    def finale(self) -> bool:
        """Whether the rows are all that it takes."""
        return all(branche.finale for branche in self.branches)

    @property
    def simple(self) -> bool:
        """Whether an answer is written from its row at once."""
        return all(isinstance(b, MemeLigne) and b.objet.simple for b in self.branches)

    @cached_property
    def _a_remplir(self) -> list[Branche]:
        return [b for b in self.branches if not (isinstance(b, MemeLigne) and b.objet.simple)]

    @cached_property
    def _ecrire(self) -> Callable[[Sequence[Ligne]], list[Reponse]]:
        """A dict display: a third of the time that `dict(zip(...))` takes. It holds names of GraphQL and numbers."""
        texte = f"lambda lignes: [{self.source()} for ligne in lignes]"
        connus = {"absent": absent, "brut": brut, "nulle": nulle}
        faire: Callable[[Sequence[Ligne]], list[Reponse]] = eval(texte, connus)  # noqa: S307
        return faire

    def source(self) -> str:
        """The Python of one answer, from its `ligne`."""
        return "{" + ", ".join(f"{cle!r}: {_source(entree)}" for cle, entree in self.entrees.items()) + "}"

    def morceaux(self) -> tuple[Morceau, ...] | None:
        """The JSON of one answer, for PostgreSQL to write; None where it does not write all of it."""
        if not self.ecrivable or not all(isinstance(branche, MemeLigne) for branche in self.branches):
            return None
        morceaux: list[Morceau] = ["{"]
        for cle, entree in self.entrees.items():
            if (siens := self._morceaux_de(entree)) is None:
                return None
            morceaux += [f'{"," if len(morceaux) > 1 else ""}"{cle}":', *siens]
        return (*morceaux, "}")

    def _morceaux_de(self, entree: Entree) -> tuple[Morceau, ...] | None:
        match entree:
            case Texte():
                return (Liste(int(entree)),)
            case Place():
                return (Valeur(int(entree), isinstance(entree, PlaceExigee)),)
            case MemeLigne():
                return entree.morceaux()
            case _:
                return (f'"{entree}"',)


class Place(int):
    """Where a value stands in a row."""


class PlaceExigee(Place):
    """Where one stands that may not be null."""


class Texte(Place):
    """Where JSON that PostgreSQL wrote stands in a row."""


def _source(entree: Entree) -> str:
    if isinstance(entree, PlaceExigee):
        return f"(nulle() if ligne[{int(entree)}] is None else ligne[{int(entree)}])"
    if isinstance(entree, Texte):
        return f"brut(ligne[{int(entree)}])"
    if isinstance(entree, Place):
        return f"ligne[{int(entree)}]"
    if isinstance(entree, MemeLigne):
        return entree.source() if entree.objet.simple else "None"
    return repr(entree)


def brut(texte: str) -> orjson.Fragment:
    """JSON that goes out as it is."""
    if MANQUE in texte:
        nulle()
    return orjson.Fragment(texte)


def nulle() -> NoReturn:
    """A value is missing where the schema allows none to be."""
    raise Reprise("null in place of a value")


def absent() -> NoReturn:
    """An object is missing where the schema allows none to be."""
    raise Reprise("no object where one is due")


@dataclass(frozen=True, slots=True)
class Encodee:
    """A value that is not written as it is read."""

    cle: str
    place: int
    encoder: Callable[[Any], Any]
    finale: ClassVar[bool] = True

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

    @property
    def finale(self) -> bool:
        """As the object's."""
        return self.objet.finale

    def source(self) -> str:
        """The Python of the object, from the row."""
        dit = self.objet.source()
        return dit if self.presence is None else f"({dit} if ligne[{self.presence}] else {self._sinon})"

    def morceaux(self) -> tuple[Morceau, ...] | None:
        """The JSON of the object, as `Objet.morceaux`."""
        dits = self.objet.morceaux()
        if dits is None or self.presence is None:
            return dits
        return (Presence(self.presence, dits, self.exige),)

    @property
    def _sinon(self) -> str:
        return "absent()" if self.exige else "None"

    def partir(self, seance: Seance, lignes: Sequence[Ligne], objets: Sequence[Reponse]) -> None:
        """Fill it."""
        la = self.presence
        paires = [(ligne, objet) for ligne, objet in zip(lignes, objets, strict=True) if la is None or ligne[la]]
        if len(paires) < len(objets):
            if self.exige:
                absent()
            for objet in objets:
                objet[self.cle] = None
        for (_, objet), fait in zip(paires, self.objet.faire(seance, [ligne for ligne, _ in paires]), strict=True):
            objet[self.cle] = fait


Entree = Place | MemeLigne | str | None
