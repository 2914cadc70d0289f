"""Operations as trees that are drawn, transformed, then written as GraphQL text."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from graphql import GraphQLInputType


class Nom(str):
    """A value of an enum: written without quotes."""

    __slots__ = ()


@dataclass(frozen=True)
class Variable:
    """A use of a variable, as an argument or inside one."""

    nom: str


@dataclass(frozen=True)
class Directive:
    """`@include` or `@skip`."""

    nom: str
    condition: bool | Variable

    @property
    def retient(self) -> bool:
        """Whether what bears it is answered, its condition being a literal."""
        return bool(self.condition) is (self.nom == "include")


@dataclass(frozen=True)
class Argument:
    """`place`: where its values are drawn from; `genre`: what the schema wants."""

    nom: str
    place: str
    genre: GraphQLInputType
    valeur: Any


@dataclass(frozen=True)
class Champ:
    """A field; `parent`: the type it stands on."""

    nom: str
    parent: str
    arguments: tuple[Argument, ...] = ()
    sous: tuple["Noeud", ...] = ()
    alias: str | None = None
    directives: tuple[Directive, ...] = ()

    @property
    def cle(self) -> str:
        """The name it has in the answer."""
        return self.alias or self.nom


@dataclass(frozen=True)
class EnLigne:
    """An inline fragment, with a type condition or without."""

    sur: str | None
    sous: tuple["Noeud", ...]
    directives: tuple[Directive, ...] = ()


@dataclass(frozen=True)
class Appel:
    """A named fragment that is spread."""

    fragment: str
    directives: tuple[Directive, ...] = ()


Noeud = Champ | EnLigne | Appel
Selection = tuple[Noeud, ...]


@dataclass
class Document:
    """One operation and what it needs; `declarations`: type and default of each variable, as text."""

    selection: Selection
    nom: str | None = None
    declarations: dict[str, str] = field(default_factory=dict)
    fragments: dict[str, tuple[str, Selection]] = field(default_factory=dict)
    autres: tuple[str, ...] = ()  # operations that are not run

    def texte(self) -> str:
        """As a client would send it."""
        declarees = ", ".join(f"${nom}: {declaree}" for nom, declaree in self.declarations.items())
        entete = f"query {self.nom or ''}{f'({declarees})' if declarees else ''} " if declarees or self.nom else ""
        parties = [*self.autres, entete + _accolades(self.selection)]
        parties += [f"fragment {nom} on {sur} {_accolades(sous)}" for nom, (sur, sous) in self.fragments.items()]
        return "\n".join(parties)


def litteral(valeur: Any) -> str:
    """A value as GraphQL writes it."""
    match valeur:
        case Variable():
            return f"${valeur.nom}"
        case Nom():
            return str(valeur)
        case dict():
            return "{" + ", ".join(f"{nom}: {litteral(v)}" for nom, v in valeur.items()) + "}"
        case list():
            return "[" + ", ".join(map(litteral, valeur)) + "]"
        case _:
            return json.dumps(valeur, ensure_ascii=False)


def _accolades(selection: Iterable[Noeud]) -> str:
    return "{ " + " ".join(map(_noeud, selection)) + " }"


def _noeud(noeud: Noeud) -> str:
    directives = "".join(f" @{d.nom}(if: {litteral(d.condition)})" for d in noeud.directives)
    match noeud:
        case Champ():
            alias = f"{noeud.alias}: " if noeud.alias else ""
            donnes = ", ".join(f"{a.nom}: {litteral(a.valeur)}" for a in noeud.arguments)
            tete = f"{alias}{noeud.nom}{f'({donnes})' if donnes else ''}{directives}"
            return f"{tete} {_accolades(noeud.sous)}" if noeud.sous else tete
        case EnLigne():
            sur = f" on {noeud.sur}" if noeud.sur else ""
            return f"...{sur}{directives} {_accolades(noeud.sous)}"
        case _:
            return f"...{noeud.fragment}{directives}"
