"""Two whole states of one object, compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rules.difference.champs import CHAMPS
from rules.difference.valeurs import Reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rules.difference.champs import Champ
    from rules.difference.valeurs import Cle, Etat, Libelles


class Difference(NamedTuple):
    """A field that is not the same in both."""

    champ: list[str]
    libelle: str
    avant: str | None
    apres: str | None


def references(noun: str, avant: Etat, apres: Etat) -> list[Cle]:
    """What `comparer` needs the labels of."""
    cles = (
        cle
        for champ in _changes(noun, avant, apres)
        for etat in (avant, apres)
        if etat.get(champ.cle) is not None
        for cle in champ.valeur.references(etat[champ.cle])
    )
    return list(dict.fromkeys(cles))


def comparer(noun: str, avant: Etat, apres: Etat, libelles: Libelles) -> list[Difference]:
    """The fields of the API that differ, in their order; two people of one name are still two."""
    differences = []
    for champ in _changes(noun, avant, apres):
        textes = [champ.valeur.dire(etat, champ.cle, libelles) for etat in (avant, apres)]
        if textes[0] != textes[1] or isinstance(champ.valeur, Reference):
            differences.append(Difference([champ.nom], champ.libelle, *textes))
    return differences


def _changes(noun: str, avant: Etat, apres: Etat) -> Iterator[Champ]:
    for champ in CHAMPS[noun]:
        if any(avant.get(cle) != apres.get(cle) for cle in champ.valeur.cles(champ.cle)):
            yield champ
