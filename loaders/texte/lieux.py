"""Places in a text: communes, départements and regions by their names, communes by their postal codes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from models.mots import plier
from models.nomenclatures import nomenclature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.texte.analyse import Texte

PLUS_LONG_NOM: Final = 8  # words: « La Chapelle-Saint-Sauveur »… and those of regions
ARTICLES: Final = ("le", "la", "les", "l")
_CODE_POSTAL = re.compile("[0-9]{5}")


@dataclass(frozen=True, slots=True)
class Lieu:
    """A place that a text names: INSEE's codes of its communes or of its départements."""

    libelle: str
    communes: tuple[str, ...] = ()
    departements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Nom:
    """Words of a text that may name a place, as `plie` has it; `debut` and `fin`: their places among all words."""

    plie: str
    debut: int
    fin: int


def noms(texte: Texte) -> Iterator[Nom]:
    """What may name a place, the longest first: any words that follow one another outside quotes."""
    mots: list[str] = []
    libres: list[bool] = []
    for groupe in texte.groupes:
        mots += groupe.mots
        libres += [not groupe.expression] * len(groupe.mots)
    for longueur in range(min(PLUS_LONG_NOM, len(mots)), 0, -1):
        for debut in range(len(mots) - longueur + 1):
            if all(libres[debut : debut + longueur]):
                yield Nom(nom_plie(" ".join(mots[debut : debut + longueur])), debut, debut + longueur)


def nom_plie(nom: str) -> str:
    """A name as the database keeps it."""
    return "".join(f" {mot}" for mot in plier(nom))


def sous_ses_articles(nom: str) -> tuple[str, ...]:
    """The name, and the same with the article that people leave out: « Sables d'Olonne »."""
    return (nom, *(f" {article}{nom}" for article in ARTICLES))


def code_postal(nom: str) -> str | None:
    """The postal code that these words are, if they are one."""
    code = nom.strip()
    return code if _CODE_POSTAL.fullmatch(code) else None


@cache
def territoires() -> dict[str, tuple[str, tuple[str, ...], str]]:
    """Départements and regions of today by their names: label, codes of départements, code of the region."""
    lus: dict[str, tuple[str, tuple[str, ...], str]] = {}
    departements = [ligne for ligne in nomenclature("departement") if not ligne["fin"]]
    for region in nomenclature("region"):
        siens = tuple(str(d["code"]) for d in departements if d["region_code"] == region["code"])
        if siens:
            lus[nom_plie(str(region["libelle"]))] = (str(region["libelle"]), siens, str(region["code"]))
    for d in departements:
        lus[nom_plie(str(d["libelle"]))] = (str(d["libelle"]), (str(d["code"]),), str(d["region_code"]))
    return lus
