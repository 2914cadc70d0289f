"""Who reads or writes: what they may see and do is decided from this and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from models.autosaisie import Droit, Role

DU_CARIF = frozenset({Role.CARIF, Role.ADMIN})


class Portee(Enum):
    """What of the catalogue a viewer sees; the text of statements depends on it, never on who the viewer is."""

    PUBLIQUE = auto()
    SIENNE = auto()  # and what their organismes have
    ENTIERE = auto()


class DroitSur(NamedTuple):
    """What a viewer may do for the organisme of this id."""

    organisme: int
    droit: Droit
    par_delegation: bool = False


@dataclass(frozen=True, slots=True)
class Lecteur:
    """A viewer; without an account, the public. `lecture_seule`: their key does not let them write."""

    role: Role | None = None
    compte: int | None = None
    courriel: str | None = None
    droits: tuple[DroitSur, ...] = ()
    lecture_seule: bool = False

    @property
    def du_carif(self) -> bool:
        """Whether they validate, for all organismes."""
        return self.role in DU_CARIF

    @property
    def organismes(self) -> tuple[int, ...]:
        """The organismes whose drafts they see."""
        return tuple(dict.fromkeys(droit.organisme for droit in self.droits))

    @property
    def portee(self) -> Portee:
        """What they see."""
        if self.du_carif:
            return Portee.ENTIERE
        return Portee.SIENNE if self.droits else Portee.PUBLIQUE

    def peut(self, voulu: Droit, organisme: int | None) -> bool:
        """Whether they have this right for an organisme; the Carif has all of them, for all."""
        return self.du_carif or any(d.organisme == organisme and d.droit.comprend(voulu) for d in self.droits)


PUBLIC = Lecteur()
