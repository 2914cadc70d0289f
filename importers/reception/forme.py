"""A feed as data: what its files look like, what their lines become, and the tables that receive them.

A next feed is a module that declares a `Flux`; nothing here changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from psycopg import Connection

    from importers.reception.archive import Partie
    from importers.reception.fusion import Contexte, Fait

    Enregistrement = tuple[Any, ...]  # a NamedTuple of one of the feed's classes


Noeud = etree._Element  # noqa: SLF001  lxml names its one element type so


class Refus(Exception):
    """A line that does not go in: why, and the cell that says it. Given and not raised: a part of it does not."""

    def __init__(self, code: str, message: str, extrait: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.extrait = extrait


class Reserve(NamedTuple):
    """Something to tell about a line that goes in."""

    code: str
    message: str
    extrait: str | None = None


class Colonne(NamedTuple):
    """A column by the names its header may have, whatever their case, accents and punctuation.

    `place` is where it stands in a file that has no header.
    The second one of a name is found by that name and 2: `cer3_etat_2`.
    """

    noms: tuple[str, ...]
    facultative: bool = False
    place: int = -1


class Arbre(NamedTuple):
    """An XML layout, known by its root and by its first element; each `element` right under the root is a line.

    An element comes once: the same `repere` with other content is refused. Its records hold no lists.
    """

    racine: str
    element: str
    repere: str  # the child that names it
    reconnaitre: Callable[[Noeud], bool] = lambda _: True  # the first element is one of this layout
    refuser: Callable[[Noeud], str | None] = lambda _: None  # why what the root says first cannot be read


@dataclass(frozen=True)
class Forme:
    """A layout: `lire` gets the trimmed cells in the order of `colonnes` (empty for a column that is not there) and
    gives records, reservations and refusals of a part, or raises Refus.

    Where there is an `arbre` there are no columns: `lire` gets the text that names the element, then the element.
    """

    nom: str
    editeur: str  # files of one publisher make one lot
    colonnes: tuple[Colonne, ...]
    lire: Callable[..., Iterable[Enregistrement | Reserve | Refus]]
    enregistrements: tuple[type[Enregistrement], ...]
    membre: str | None = None  # how its file is named in an archive that holds others with the same columns
    guillemets: bool = True  # false: a quote is a character like others
    repere: int = 0  # the column whose cell names the object of a line: what is refused is not absent
    sans_entete: Callable[[Sequence[str]], bool] | None = None  # whether a line is one of a file that has no header
    arbre: Arbre | None = None
    redites: bool = False  # its lines say the same cells again by the thousand: each is kept in memory, and read once

    @property
    def a_entete(self) -> bool:
        """Whether it is a table known by its header."""
        return self.arbre is None and self.sans_entete is None


class Renvoi(NamedTuple):
    """What a field of a record points to: a key of a table, which the lot itself may bring."""

    enregistrement: type[Enregistrement]
    champ: str
    table: str
    cle: str
    apportent: tuple[type[Enregistrement], ...]  # their field of the same name as `cle`
    refus: Callable[[str], Refus]  # what is said of a key that neither has


@dataclass(frozen=True)
class Cible:
    """A table and what the lot wants in it: `lecture` (SQL over staging, the table `t_<record>` itself when absent).

    `lecture` may use `%(aujourdhui)s`, and give `absent_depuis` among its columns where the row is not current.
    A `complement` fills columns of rows that others own: it adds none, and claims and marks none. A `mention` adds the
    rows that others point to and that nobody has published yet, and touches none that is there.
    """

    table: str
    enregistrements: tuple[type[Enregistrement], ...]  # merged when a file of the lot brings one of them
    cle: tuple[str, ...]
    colonnes: tuple[str, ...]  # besides the key
    lecture: str | None = None
    complement: bool = False
    mention: bool = False
    repere: str | None = None  # SQL over the row `c`: the cell `Forme.repere` its line would have; its key when absent


@dataclass(frozen=True)
class Controle:
    """What only the whole lot tells of a record: `requete` takes those at fault out of staging.

    It returns where each was read (`fichier, ligne, repere`), then the cell that says it.
    """

    code: str
    message: str
    requete: str
    reserve: bool = False  # its line goes in without the record


@dataclass(frozen=True)
class Flux:
    """A feed: its name on the command line, its layouts, and its tables, those pointed to before those that point."""

    nom: str
    titre: str
    formes: tuple[Forme, ...]
    cibles: tuple[Cible, ...]
    cles: dict[type[Enregistrement], tuple[str, ...]]  # what makes two records of a class the same one
    renvois: tuple[Renvoi, ...] = ()
    controles: tuple[Controle, ...] = ()
    # of a feed whose rows belong to a version: the feed of the version that files are of
    edition: Callable[[Sequence[Path], int | None], Flux] | None = None
    # what the merge entails for objects of the catalogue, which have a history of their own
    suite: Callable[[Connection[Any], Contexte], dict[str, Fait]] | None = None

    def formes_de(self, cible: Cible) -> list[str]:
        """The layouts that bring something to a table."""
        return [forme.nom for forme in self.formes if set(forme.enregistrements) & set(cible.enregistrements)]


class Document(NamedTuple):
    """A file that can be read: its layout and, of a table, where each of its columns is (-1: the file has it not)."""

    partie: Partie
    forme: Forme
    encodage: str = ""
    separateur: str = ""
    entete: int = 0  # lines up to the header, included; none when there is no header
    places: tuple[int, ...] = ()
    largeur: int = 0

    @property
    def arbre(self) -> Arbre:
        """The layout of an XML document."""
        if self.forme.arbre is None:
            raise TypeError(self.forme.nom)
        return self.forme.arbre

    def nommer(self, numero: int) -> str:
        """A place in it, as reports tell it."""
        return f"balise {self.forme.arbre.element} n° {numero}" if self.forme.arbre else f"ligne {numero}"


def table_de_transit(enregistrement: type[Enregistrement]) -> str:
    """Where records of a class wait: `t_code_postal` for CodePostal."""
    nom = enregistrement.__name__
    return "t" + "".join(f"_{lettre.lower()}" if lettre.isupper() else lettre for lettre in nom)
