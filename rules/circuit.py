"""The circuit: from which status which gesture leads where, and who may make it.

| status             | gesture                     | becomes         | who                                     |
| ------------------ | --------------------------- | --------------- | --------------------------------------- |
| EN_COURS_DE_SAISIE | SOUMETTRE                   | SOUMISE         | the organisme                           |
| A_CORRIGER         | SOUMETTRE                   | SOUMISE         | the organisme                           |
| SOUMISE            | PRENDRE_EN_CHARGE           | (as it is)      | the Carif                               |
| SOUMISE            | VALIDER, RETOURNER, REFUSER | VALIDEE…        | the Carif; a motif for the last two     |
| VALIDEE            | SUSPENDRE                   | SUSPENDUE       | the Carif, with a motif                 |
| SUSPENDUE          | RETABLIR                    | VALIDEE         | the Carif                               |
| VALIDEE            | ANNULER, ARCHIVER           | ANNULEE…        | both; of what is bought by public funds, |
|                    |                             |                 | the Carif alone                         |
| VALIDEE            | CONFIRMER                   | (as it is)      | both, of an organisme                   |
| not decided        | MODIFIER                    | (as it is)      | both                                    |
| VALIDEE            | MODIFIER                    | (as it is)      | both; that of the organisme waits       |
| any but SUSPENDUE  | DUPLIQUER                   | (a new draft)   | both, of a session                      |

PERIMEE is VALIDEE; the pending edit of an object has a status of its own, by the same lines as far as A_CORRIGER. What
is read-only (Idéo, formations de référence) has no gesture.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, NamedTuple

from models.autosaisie import Droit
from models.enumerations import Geste, Noun, Source, Statut
from rules.propriete import ecrivains

if TYPE_CHECKING:
    from collections.abc import Mapping

    from models.lecteur import Lecteur


class Acteur(Enum):
    """As whom one acts on an object."""

    ORGANISME = auto()
    CARIF = auto()


class Passage(NamedTuple):
    """A line of the circuit; `vers` is null where the status stays."""

    vers: Statut | None
    acteurs: frozenset[Acteur]
    motif: bool = False


_O, _C, _TOUS = frozenset({Acteur.ORGANISME}), frozenset({Acteur.CARIF}), frozenset(Acteur)
_MODIFIER, _DUPLIQUER = Passage(None, _TOUS), Passage(None, _TOUS)

CIRCUIT: Final[Mapping[Statut, Mapping[Geste, Passage]]] = {
    Statut.EN_COURS_DE_SAISIE: {
        Geste.MODIFIER: _MODIFIER,
        Geste.SOUMETTRE: Passage(Statut.SOUMISE, _TOUS),
        Geste.DUPLIQUER: _DUPLIQUER,
    },
    Statut.SOUMISE: {
        Geste.MODIFIER: _MODIFIER,
        Geste.PRENDRE_EN_CHARGE: Passage(None, _C),
        Geste.VALIDER: Passage(Statut.VALIDEE, _C),
        Geste.RETOURNER: Passage(Statut.A_CORRIGER, _C, motif=True),
        Geste.REFUSER: Passage(Statut.REFUSEE, _C, motif=True),
        Geste.DUPLIQUER: _DUPLIQUER,
    },
    Statut.A_CORRIGER: {
        Geste.MODIFIER: _MODIFIER,
        Geste.SOUMETTRE: Passage(Statut.SOUMISE, _TOUS),
        Geste.DUPLIQUER: _DUPLIQUER,
    },
    Statut.VALIDEE: {
        Geste.MODIFIER: _MODIFIER,
        Geste.CONFIRMER: Passage(None, _TOUS),
        Geste.SUSPENDRE: Passage(Statut.SUSPENDUE, _C, motif=True),
        Geste.ANNULER: Passage(Statut.ANNULEE, _TOUS),
        Geste.ARCHIVER: Passage(Statut.ARCHIVEE, _TOUS),
        Geste.DUPLIQUER: _DUPLIQUER,
    },
    Statut.REFUSEE: {Geste.DUPLIQUER: _DUPLIQUER},
    Statut.SUSPENDUE: {Geste.RETABLIR: Passage(Statut.VALIDEE, _C)},
    Statut.ANNULEE: {Geste.DUPLIQUER: _DUPLIQUER},
    Statut.ARCHIVEE: {Geste.DUPLIQUER: _DUPLIQUER},
}
# nothing is added to these, nor handed in under them
CLOS: Final = frozenset({Statut.REFUSEE, Statut.SUSPENDUE, Statut.ANNULEE, Statut.ARCHIVEE})
# what takes an offer away from those it was bought for
RETRAITS: Final = frozenset({Geste.ANNULER, Geste.ARCHIVER})
_DE_SES_NOUNS: Final[Mapping[Geste, Noun]] = {Geste.CONFIRMER: Noun.ORGANISME, Geste.DUPLIQUER: Noun.SESSION}
# what a pending edit goes through
DE_LA_MODIFICATION: Final = frozenset(
    {Geste.MODIFIER, Geste.SOUMETTRE, Geste.PRENDRE_EN_CHARGE, Geste.VALIDER, Geste.RETOURNER, Geste.REFUSER}
)
# the right that an organisme's account needs
DROITS: Final[Mapping[Noun, Droit]] = {
    noun: Droit.GESTION if noun in {Noun.ORGANISME, Noun.ETABLISSEMENT} else Droit.SAISIE for noun in Noun
}


@dataclass(frozen=True, slots=True)
class Situation:
    """Where an object stands; `modification`: the status of its pending edit."""

    noun: Noun
    statut: Statut
    source: Source
    organisme: int | None  # who answers for it; null for a formation de référence
    modification: Statut | None = None
    conventionnee: bool = False  # itself, or a session that it would take away with it


def acteur(situation: Situation, lecteur: Lecteur, droit: Droit | None = None) -> Acteur | None:
    """As whom a viewer may act on an object, if they may: with the right that it asks for, or this one."""
    if lecteur.lecture_seule or situation.organisme is None:
        return None
    if lecteur.du_carif:
        return Acteur.CARIF if Source.CARIF in ecrivains(situation.noun, situation.source) else None
    if not lecteur.peut(droit or DROITS[situation.noun], situation.organisme):
        return None
    return Acteur.ORGANISME if Source.SAISIE in ecrivains(situation.noun, situation.source) else None


def passage(situation: Situation, geste: Geste, qui: Acteur) -> Passage | None:
    """The line of the circuit for this gesture; null when it has none for them."""
    trouve = CIRCUIT[_statut(situation, geste)].get(geste)
    if trouve is None or qui not in trouve.acteurs or _DE_SES_NOUNS.get(geste, situation.noun) is not situation.noun:
        return None
    if situation.conventionnee and geste in RETRAITS and qui is not Acteur.CARIF:
        return None
    return trouve


def _statut(situation: Situation, geste: Geste) -> Statut:
    if situation.modification is not None and geste in DE_LA_MODIFICATION:
        return situation.modification
    return Statut.VALIDEE if situation.statut is Statut.PERIMEE else situation.statut


def gestes(situation: Situation, lecteur: Lecteur) -> list[Geste]:
    """What a viewer may do now, in the order of the circuit: the buttons to show."""
    qui = acteur(situation, lecteur)
    return [] if qui is None else [geste for geste in Geste if passage(situation, geste, qui) is not None]


def attend(situation: Situation, qui: Acteur) -> bool:
    """Whether an edit is to wait for the Carif beside an object that stays as it is.

    With what waits already, whatever became of the object: what is suspended shows again as it was validated.
    """
    return situation.modification is not None or (
        qui is Acteur.ORGANISME and situation.statut in {Statut.VALIDEE, Statut.PERIMEE}
    )
