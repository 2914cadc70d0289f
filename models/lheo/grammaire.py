"""The grammar of Lhéo 2.3 and 2.2, read once from `grammaire.txt`, whose header explains its notation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from models.lheo.espaces import Version

Genre = Literal["sequence", "texte", "code", "entier", "date", "extras", "extra"]

_CARDINALITES: Final[Mapping[str, tuple[int, int | None]]] = {
    "": (1, 1),
    "1": (1, 1),
    "?": (0, 1),
    "*": (0, None),
    "+": (1, None),
}
_ENFANT: Final = re.compile(r"(?P<nom>[A-Za-z-]+)(?P<courante>[^|]*)(?:\|(?P<ancienne>.+))?")


@dataclass(frozen=True, slots=True)
class Enfant:
    """A child in its parent's sequence; `maximum` None means any number."""

    nom: str
    minimum: int
    maximum: int | None


@dataclass(frozen=True, slots=True)
class Element:
    """One element; `minimum` and `maximum` are the length of a text in code points, `liste` the list of a code."""

    nom: str
    genre: Genre
    enfants: tuple[Enfant, ...]
    minimum: int
    maximum: int | None
    liste: str | None
    attributs: frozenset[str]
    depuis: Version


@cache
def grammaire(version: Version) -> Mapping[str, Element]:
    """Every element of this version by name, in the order of the table."""
    lignes = tuple(_lignes())
    depuis: dict[str, Version] = {
        ligne[2:].split()[0]: "2.3" if ligne[0] == "+" else "2.2" for ligne in lignes if ligne[0] != "@"
    }
    connus = {nom for nom, debut in depuis.items() if debut <= version}
    communs, propres = _attributs(lignes, version)
    elements = {}
    for ligne in lignes:
        if ligne[0] != "@" and (nom := ligne[2:].split()[0]) in connus:
            elements[nom] = _element(ligne, version, connus, communs | propres.get(nom, frozenset()), depuis[nom])
    return MappingProxyType(elements)


def _lignes() -> Iterator[str]:
    """The lines of the table without comments, continuations joined."""
    texte = files("models.lheo").joinpath("grammaire.txt").read_text(encoding="utf-8")
    sans_commentaires = re.sub(r"^#.*\n", "", texte, flags=re.MULTILINE)
    entieres = re.sub(r"\n {3,}(?=\S)", " ", sans_commentaires)
    return (ligne for ligne in entieres.splitlines() if ligne.strip())


def _attributs(lignes: tuple[str, ...], version: Version) -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """What every element may carry, and what some elements carry besides."""
    communs: frozenset[str] = frozenset()
    propres: dict[str, frozenset[str]] = {}
    for ligne in lignes:
        if ligne[0] != "@" or (ligne[1] == "+" and version == "2.2"):
            continue
        noms, porteurs = (frozenset(partie.split()) for partie in ligne[2:].split(":"))
        if porteurs == {"*"}:
            communs |= noms
        else:
            propres |= {porteur: propres.get(porteur, frozenset()) | noms for porteur in porteurs}
    return communs, propres


def _element(ligne: str, version: Version, connus: set[str], attributs: frozenset[str], depuis: Version) -> Element:
    nom, signe, reste = ligne[2:].split(maxsplit=2)
    if signe == ":":
        return Element(nom, "sequence", tuple(_enfants(reste, version, connus)), 0, None, None, attributs, depuis)
    genre, _, precision = reste.partition(" ")
    minimum, maximum = _longueur(precision, version) if genre == "texte" else (0, None)
    liste = precision if genre == "code" else None
    return Element(nom, cast("Genre", genre), (), minimum, maximum, liste, attributs, depuis)


def _enfants(reste: str, version: Version, connus: set[str]) -> Iterator[Enfant]:
    mots = reste.split()
    for mot in mots:
        if (lu := _ENFANT.fullmatch(mot)) and lu["nom"] in connus:
            ancienne = version == "2.2" and lu["ancienne"] is not None
            yield Enfant(lu["nom"], *_cardinalite(lu["ancienne"] if ancienne else lu["courante"]))
    if mots[-1] != ".":
        yield Enfant("extras", 0, None)


def _cardinalite(signe: str) -> tuple[int, int | None]:
    if signe.startswith("{"):
        minimum, maximum = signe[1:-1].split(",")
        return int(minimum), int(maximum)
    return _CARDINALITES[signe]


def _longueur(precision: str, version: Version) -> tuple[int, int]:
    courante, _, ancienne = precision.partition("|")
    minimum, _, maximum = (ancienne if ancienne and version == "2.2" else courante).partition("..")
    return int(minimum), int(maximum or minimum)
