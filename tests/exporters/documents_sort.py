"""Who decides what a generated document holds: everything (`Complet`), or chance (`AuHasard`)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from tests.exporters.documents_textes import texte_de_travers

if TYPE_CHECKING:
    from models.lheo.grammaire import Enfant

PLAFOND = 4  # where the grammar sets no limit
FACES = 100  # of the dice


@dataclass(frozen=True, slots=True)
class Ou:
    """A place in a document: an element, whether it is written or not; `grain` is all the chance it has."""

    nom: str
    rang: int
    parent: Ou | None
    grain: bytes

    def dans(self, nom: str, rang: int = 0) -> Ou:
        """The place of a child."""
        return Ou(nom, rang, self, _hache(self.grain, f"{nom} {rang}"))

    def sous(self, nom: str) -> Ou:
        """The nearest place of that name, going up from this one."""
        ou = self
        while ou.nom != nom:
            assert ou.parent is not None
            ou = ou.parent
        return ou

    @property
    def au_dessus(self) -> Ou:
        """The parent's place."""
        assert self.parent is not None
        return self.parent

    def tire(self, sel: str, borne: int) -> int:
        """One of `range(borne)`, always the same for one place and one salt: places do not disturb each other."""
        return int.from_bytes(_hache(self.grain, sel)) % borne


def racine(graine: int) -> Ou:
    """Where a document begins; its rank is its own among those of one lot."""
    return Ou("", graine, None, graine.to_bytes(8))


def _hache(grain: bytes, sel: str) -> bytes:
    return blake2b(sel.encode(), key=grain, digest_size=8).digest()


class Sort(ABC):
    """What a document holds, place by place."""

    organismes: int

    @abstractmethod
    def nombre(self, ou: Ou, enfant: Enfant) -> int:
        """How many of these children an element has."""

    @abstractmethod
    def entier(self, ou: Ou, sel: str, borne: int) -> int:
        """One of `range(borne)`, always the same for one place and one salt."""

    @abstractmethod
    def parfois(self, ou: Ou, sel: str, pourcent: int) -> bool:
        """Whether to write there what one does not expect."""

    @abstractmethod
    def libre(self, ou: Ou, minimum: int, maximum: int, *, parlant: bool = False) -> str:
        """A text between these lengths; one that must be understood is `parlant`."""

    @abstractmethod
    def extras(self, ou: Ou) -> int:
        """How many `extras` that nobody knows an element has."""

    @abstractmethod
    def garde(self, ou: Ou, quoi: str, *, objet: bool) -> bool:
        """Whether an element has an attribute, or national `extras`, that it can do without."""


class Complet(Sort):
    """Every element, twice where it may be repeated, each text of its own."""

    organismes = 2

    def __init__(self) -> None:
        self._tours: Counter[str] = Counter()
        self._dits: dict[tuple[bytes, str], int] = {}

    def nombre(self, ou: Ou, enfant: Enfant) -> int:
        del ou
        return max(enfant.minimum, min(2, enfant.maximum or 2))

    def entier(self, ou: Ou, sel: str, borne: int) -> int:
        """Each in its turn, so that all are seen."""
        cle = (ou.grain, sel)
        if cle not in self._dits:
            self._dits[cle] = self._tours[sel]
            self._tours[sel] += 1
        return self._dits[cle] % borne

    def parfois(self, ou: Ou, sel: str, pourcent: int) -> bool:
        del ou, sel, pourcent
        return False

    def libre(self, ou: Ou, minimum: int, maximum: int, *, parlant: bool = False) -> str:
        del parlant
        rang = self.entier(ou, "texte", 10**6)
        dit = f"{ou.nom[: maximum - 7]} n°{rang}"
        assert minimum <= len(dit) <= maximum
        return dit

    def extras(self, ou: Ou) -> int:
        del ou
        return 2

    def garde(self, ou: Ou, quoi: str, *, objet: bool) -> bool:
        del ou, quoi
        return objet


class Taille(NamedTuple):
    """What a document of chance is made of: numbers of elements at most, percentages."""

    graine: int
    densite: int  # of what is optional; a lower one writes less of the same document
    travers: int  # of texts and values that one does not expect
    formations: int
    organismes: int
    actions: int
    sessions: int
    annuaire: int  # organismes without an offer
    jumelles: bool  # one formation given by two établissements of one organisme
    aere: bool
    prefixe: bool


class AuHasard(Sort):
    """What the dice say, each element with dice of its own."""

    def __init__(self, taille: Taille) -> None:
        self.organismes = taille.organismes
        self._densite = taille.densite
        self._travers = taille.travers
        self._nombres = {"action": taille.actions, "session": taille.sessions}
        self._formations = taille.formations

    def nombre(self, ou: Ou, enfant: Enfant) -> int:
        if enfant.nom == "formation":
            return self._formations
        if enfant.nom in self._nombres:
            return 1 + ou.tire(enfant.nom, self._nombres[enfant.nom])
        if ou.tire(enfant.nom, FACES) >= self._densite:
            return enfant.minimum
        if enfant.maximum == 1:
            return 1
        plafond = enfant.maximum or PLAFOND
        plus = (0, 0, 0, 1, 2, plafond)[ou.tire(f"combien {enfant.nom}", 6)]
        return min(max(1, enfant.minimum) + plus, plafond)

    def entier(self, ou: Ou, sel: str, borne: int) -> int:
        return ou.tire(sel, borne)

    def parfois(self, ou: Ou, sel: str, pourcent: int) -> bool:
        return ou.tire(sel, FACES * FACES) < pourcent * self._travers

    def libre(self, ou: Ou, minimum: int, maximum: int, *, parlant: bool = False) -> str:
        rang = ou.tire("phrase", 10**6)
        forme = ou.tire("forme", 10**6) if self.parfois(ou, "travers", FACES) else None
        return texte_de_travers(rang, forme, minimum, maximum, parlant=parlant)

    def extras(self, ou: Ou) -> int:
        return (0, 0, 0, 0, 0, 0, 1, 2)[ou.tire("extras", 8)] if ou.tire("y a", FACES) < self._densite else 0

    def garde(self, ou: Ou, quoi: str, *, objet: bool) -> bool:
        return ou.tire(f"garde {quoi}", FACES * FACES) < self._densite * (40 if objet else 1)
