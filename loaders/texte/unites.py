"""What a text asks for, one unit after the other: a word, a compound, an expression, a term of the equivalences."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from loaders.texte.equivalences import EQUIVALENCES, Suite, equivalence
from loaders.texte.vides import DE_DEMANDE, LETTRES, VIDES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from loaders.texte.analyse import Groupe, Texte

PART_MINIMALE = 4  # letters of each part of a word that is cut in two


@dataclass(frozen=True, slots=True)
class Unite:
    """`debut`: the place of its first word among all words; `commence`: its last word may be a beginning."""

    mots: Suite
    debut: int
    expression: bool = False
    commence: bool = False

    @property
    def fin(self) -> int:
        """The place that follows its last word."""
        return self.debut + len(self.mots)

    @property
    def equivalents(self) -> tuple[Suite, ...]:
        """Terms that are looked for with it, or instead."""
        return () if self.expression else EQUIVALENCES.get(self.mots, ())


def unites(texte: Texte) -> tuple[Unite, ...]:
    """The units of a text, each once, without words that find nothing by themselves."""
    premieres: dict[tuple[Suite, bool], Unite] = {}
    for unite in _unites(texte):
        premieres.setdefault((unite.mots, unite.expression), unite)
    toutes = premieres.values()
    utiles = [unite for unite in toutes if not (len(unite.mots) == 1 and unite.mots[0] in DE_DEMANDE)] or toutes
    dernier = sum(len(groupe.mots) for groupe in texte.groupes)
    return tuple(
        Unite(unite.mots, unite.debut, unite.expression, commence=not texte.fini and unite.fin == dernier)
        for unite in utiles
        if not (unite.mots[0] in LETTRES and len(unite.mots) == 1 and unite.fin < dernier)
    )


def _unites(texte: Texte) -> Iterator[Unite]:
    debut = 0
    for expression, groupes in groupby(texte.groupes, key=lambda groupe: groupe.expression):
        suite = list(groupes)
        if expression:
            for groupe in suite:
                yield Unite(groupe.mots, debut, expression=True)
                debut += len(groupe.mots)
        else:
            yield from _d_une_suite(suite, debut)
            debut += sum(len(groupe.mots) for groupe in suite)


def _d_une_suite(groupes: Sequence[Groupe], debut: int) -> Iterator[Unite]:
    """Terms of the equivalences first, across hyphens or not; then compounds and words as they come."""
    suite = [mot for groupe in groupes for mot in groupe.mots]
    bornes, place = _bornes(groupes), 0
    while place < len(suite):
        pris = equivalence(suite, place) or tuple(suite[place : bornes[place]])
        if any(mot not in VIDES for mot in pris):
            yield Unite(pris, debut + place)
        place += len(pris)


def _bornes(groupes: Iterable[Groupe]) -> list[int]:
    """For each word, the place that follows its group."""
    bornes: list[int] = []
    for groupe in groupes:
        bornes += [len(bornes) + len(groupe.mots)] * len(groupe.mots)
    return bornes


def coupes(mot: str) -> Iterator[Suite]:
    """The ways to cut a word in two: « cybersécurité » is also written « cyber sécurité »."""
    return ((mot[:place], mot[place:]) for place in range(PART_MINIMALE, len(mot) - PART_MINIMALE + 1))


def collages(demandees: Sequence[Unite]) -> dict[int, str]:
    """Words that two that follow one another make together, by the place of the first."""
    return {
        a.debut: a.mots[0] + b.mots[0]
        for a, b in pairwise(demandees)
        if a.fin == b.debut and len(a.mots) == len(b.mots) == 1 and not (a.expression or b.expression)
    }
