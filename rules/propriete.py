"""Ownership: by the source that an object came from, who may write it, and who may only fill what it leaves empty.

| object of      | organisme, contact         | établissement, site  | formation, action, session, dispositif |
| -------------- | -------------------------- | -------------------- | -------------------------------------- |
| SAISIE, CARIF  | the organisme, the Carif   | the same             | the same                               |
| LHEO           | it, the organisme, Carif   | the same             | the same                               |
| IDEO           | all of them                | it, LHEO, the Carif  | it alone: initial training is read-only |
| LISTE_PUBLIQUE | all but IDEO               | all but IDEO         | -                                      |
| any other      | it alone                   | it alone             | it alone                               |

A feed that may write the object of another one takes it over when it changes it, and keeps it. Within a source, an
object is its sender's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from models.enumerations import NiveauAnomalie, Noun, Source

if TYPE_CHECKING:
    from collections.abc import Mapping

NON_MODIFIABLE: Final = "OFFRE_NON_MODIFIABLE"
# as the rule is published, whoever refuses: it, or what opens an object
MESSAGE: Final = "Ces données viennent de « {source} » : elles ne sont pas modifiables dans SOFI."
QUOI_FAIRE: Final = "Demandez leur correction à cette source : elle sera reprise au prochain import."

_ICI = frozenset({Source.SAISIE, Source.CARIF})
_QUI = frozenset({Noun.ORGANISME, Noun.CONTACT})
_LIEUX = frozenset({Noun.ETABLISSEMENT, Noun.SITE})
_OFFRE = frozenset({Noun.FORMATION, Noun.ACTION, Noun.SESSION, Noun.DISPOSITIF})
# (nouns, source of the object): the others that may write it
_ECRIVAINS: Final[Mapping[tuple[frozenset[Noun], Source], frozenset[Source]]] = {
    **{(nouns, source): _ICI for nouns in (_QUI, _LIEUX, _OFFRE) for source in (Source.SAISIE, Source.CARIF)},
    **{(nouns, Source.LHEO): _ICI for nouns in (_QUI, _LIEUX, _OFFRE)},
    **{(nouns, Source.LISTE_PUBLIQUE): _ICI | {Source.LHEO} for nouns in (_QUI, _LIEUX)},
    (_QUI, Source.IDEO): _ICI | {Source.LHEO},
    (_LIEUX, Source.IDEO): frozenset({Source.LHEO, Source.CARIF}),
}
# What a feed may fill where whoever owns the object says nothing; lists are named as their table is.
_COMPLEMENTS: Final[Mapping[Source, Mapping[Noun, tuple[str, ...]]]] = {
    Source.IDEO: {
        Noun.ORGANISME: ("organisme_categorie",),
        Noun.ETABLISSEMENT: ("uai", "adresse_id"),
        Noun.SITE: ("uai",),
    },
    Source.LISTE_PUBLIQUE: {Noun.ORGANISME: ("siren", "numero_declaration_activite")},
}


class Refus(NamedTuple):
    """Why a change is refused, and what to do."""

    code: str
    niveau: NiveauAnomalie
    message: str
    quoi_faire: str


def ecrivains(noun: Noun, tenante: Source) -> frozenset[Source]:
    """Who may write an object of that noun that came from `tenante`."""
    autres = (sources for (nouns, source), sources in _ECRIVAINS.items() if noun in nouns and source is tenante)
    return frozenset({tenante}).union(*autres)


def cedantes(noun: Noun, source: Source) -> tuple[Source, ...]:
    """The sources whose objects of that noun this one takes over when it describes them."""
    return tuple(autre for autre in Source if autre is not source and source in ecrivains(noun, autre))


def complements(noun: Noun, source: Source) -> tuple[str, ...]:
    """The fields of a noun that this source may fill where they are empty, whoever owns the object."""
    return _COMPLEMENTS.get(source, {}).get(noun, ())


def completables(noun: Noun) -> tuple[str, ...]:
    """The fields of a noun that some source may have filled for another."""
    return tuple(dict.fromkeys(champ for champs in _COMPLEMENTS.values() for champ in champs.get(noun, ())))


def modifiable(noun: Noun, tenante: Source, qui: Source) -> Refus | None:
    """Why an object that came from `tenante` may not be written by `qui`; null when it may."""
    if qui in ecrivains(noun, tenante):
        return None
    return Refus(NON_MODIFIABLE, NiveauAnomalie.BLOQUANT, MESSAGE.format(source=tenante.libelle), QUOI_FAIRE)
