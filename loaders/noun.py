"""What can be read: a noun's table, what its attributes are in SQL, and what it is never shown without."""

from __future__ import annotations

import re
from collections import namedtuple
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Requis:
    """An object that the noun belongs to: the noun is shown only where that one is."""

    cle: str  # the foreign key, a column of the table
    noun: Noun
    facultatif: bool = False  # the foreign key may be null


@dataclass(frozen=True, eq=False)
class Noun:
    """One GraphQL type: `colonnes` maps each attribute of its rows to an SQL expression over its table.

    Expressions name tables by their own names, so a statement that joins one table twice keeps each in a subselect.
    """

    nom: str  # of the GraphQL type
    table: str
    colonnes: Mapping[str, str]
    circuit: bool = False  # it has a status of its own; the others are shown with what they belong to
    passe: str | None = None  # SQL of what makes a VALIDEE one PERIMEE
    visible: tuple[str, ...] = ()  # what the public must find true besides the status
    requis: tuple[Requis, ...] = field(default=())
    detenteur: str | None = None  # SQL of the id of its organisme; absent where it is as what it belongs to
    suit: Requis | None = None  # with what lists show a VALIDEE one: as that one is VALIDEE, ANNULEE or ARCHIVEE
    # fields that no attribute holds (lists, what they begin with): the name under which the journal keeps them
    portes: Mapping[str, str] = field(default_factory=dict)

    def expression(self, attribut: str) -> str:
        """SQL of an attribute; `noun`, which rows bear as a whole, is the name of the table."""
        return f"'{self.table}'" if attribut == "noun" else self.colonnes[attribut]

    def colonnes_de(self, attribut: str) -> frozenset[str]:
        """Columns of the table that an attribute is made of; none when it is read off other tables too."""
        expression = self.colonnes[attribut]
        if "SELECT" in expression:
            return frozenset()
        return frozenset(re.findall(rf"\b{self.table}\.(\w+)", expression))

    @cached_property
    def ligne(self) -> type[Any]:
        """The class of whole rows."""
        return self.vue(self.colonnes)

    def vue(self, attributs: Iterable[str]) -> type[Any]:
        """A class of rows: named after the GraphQL type, which is how `resolve_type` knows them."""
        classe = namedtuple(self.nom, attributs)  # type: ignore[misc]  # noqa: PYI024  its fields are data
        return type(self.nom, (classe,), {"__slots__": (), "noun": self.table})


def propres(table: str, *noms: str) -> dict[str, str]:
    """Attributes that are columns of the table under the same name."""
    return {nom: f"{table}.{nom}" for nom in noms}


def listes(*noms: str) -> dict[str, str]:
    """Lists that the journal keeps under the name of their field."""
    return {nom: nom for nom in noms}


def socle(table: str, *noms: str, statut: str | None = None) -> dict[str, str]:
    """Attributes of an object of the catalogue, then its own columns; `cle` is internal and never leaves."""
    return {
        "cle": f"{table}.id",
        "id": f"{table}.numero",
        "numero": f"{table}.numero",
        "statut": statut or f"{table}.statut",
        **propres(table, "version", "source", "cree_le", "modifie_le", *noms),
    }


def date_partielle(colonne: str) -> str:
    """SQL of a date as the API shows it, `AAAA-MM-JJ`, `AAAA-MM` or `AAAA`, from its column and its precision."""
    motifs = "WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY'"
    return f"to_char({colonne}, CASE {colonne}_precision {motifs} END)"


def dates_partielles(table: str, *noms: str) -> dict[str, str]:
    """Attributes that are dates known to some precision."""
    return {nom: date_partielle(f"{table}.{nom}") for nom in noms}
