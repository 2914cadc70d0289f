"""What a règle de gestion is: its declaration, the registry of all of them, what they find."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from models.enumerations import NiveauAnomalie, Source, TypeObjet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from rules.parametres import Parametres

BLOQUANT, AVERTISSEMENT, CONSEIL, A_VERIFIER = (
    NiveauAnomalie.BLOQUANT,
    NiveauAnomalie.AVERTISSEMENT,
    NiveauAnomalie.CONSEIL,
    NiveauAnomalie.A_VERIFIER,
)
POIDS = {niveau: rang for rang, niveau in enumerate((BLOQUANT, A_VERIFIER, AVERTISSEMENT, CONSEIL))}


class Moment(Enum):
    """When a rule is looked at: as something is saved, as it is handed in (the former too), as it is withdrawn."""

    SAISIE = auto()
    SOUMISSION = auto()
    RETRAIT = auto()

    @property
    def compris(self) -> frozenset[Moment]:
        """The moments whose rules hold at this one."""
        return frozenset({self, Moment.SAISIE} if self is Moment.SOUMISSION else {self})


@dataclass(frozen=True, slots=True)
class Cadre:
    """With what one looks: when, the day, the thresholds, and who writes (null: nobody does, one looks only)."""

    moment: Moment
    aujourdhui: date
    parametres: Parametres
    qui: Source | None = None

    @property
    def par_l_organisme(self) -> bool:
        """Whether who writes is not the Carif."""
        return self.qui is Source.SAISIE


class Constat(NamedTuple):
    """What a rule finds: the parameters of its wording, and where, when it is not where the rule says."""

    parametres: dict[str, object]
    champ: tuple[str, ...] | None = None


if TYPE_CHECKING:
    Constats = Iterable[Constat]


class Anomalie(NamedTuple):
    """What is wrong, in French; `objet` and `numero`: with what (no number: with what is being made)."""

    code: str
    niveau: NiveauAnomalie
    message: str
    champ: tuple[str, ...]
    quoi_faire: str
    objet: TypeObjet
    numero: str | None


def objet_du_code(code: str) -> TypeObjet:
    """The kind of object that a code begins with."""
    return TypeObjet[code.partition("_")[0]]


def blocage(
    code: str, message: str, quoi_faire: str, champ: tuple[str, ...] = (), numero: str | None = None
) -> Anomalie:
    """What no rule of the registry says, and that nobody goes on with: it comes of what is being done."""
    return Anomalie(code, BLOQUANT, message, champ, quoi_faire, objet_du_code(code), numero)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regle:
    """A rule as published; its code begins with its object, its wordings may have parameters between braces.

    `champ`: path in the API's input, `*` standing for a rank. `debut` and `fin`: the days between which it holds.
    `prealable`: what depends on the object is not handed in while it is broken.
    """

    code: str
    niveau: NiveauAnomalie
    message: str
    quoi_faire: str
    champ: tuple[str, ...]
    moment: Moment = Moment.SOUMISSION
    debut: date | None = None
    fin: date | None = None
    prealable: bool = False
    objet: TypeObjet | None = None  # where the code does not begin with it

    @property
    def de(self) -> TypeObjet:
        """The kind of object that it is about."""
        return self.objet or objet_du_code(self.code)

    def en_vigueur(self, le: date) -> bool:
        """Whether it holds on a day."""
        return (self.debut is None or self.debut <= le) and (self.fin is None or le <= self.fin)

    def anomalie(self, constat: Constat, numero: str | None) -> Anomalie:
        """What a finding says."""
        champ = self.champ if constat.champ is None else constat.champ
        message = self.message.format_map(constat.parametres)
        faire = self.quoi_faire.format_map(constat.parametres)
        return Anomalie(self.code, self.niveau, message, champ, faire, self.de, numero)


class Declaree(NamedTuple):
    """A rule and the function that looks whether it is broken."""

    regle: Regle
    examiner: Callable[[Any, Cadre], Iterable[Constat]]


REGISTRE: list[Declaree] = []
F = TypeVar("F", bound="Callable[[Any, Cadre], Iterable[Constat]]")


def declarer(*regles: Regle) -> Callable[[F], F]:
    """Put the rules that this function looks at in the registry."""

    def inscrire(examiner: F) -> F:
        for regle in regles:
            if any(autre.code == regle.code and autre.de is regle.de for autre, _ in REGISTRE):
                raise ValueError(f"two rules have the code {regle.code}")
            REGISTRE.append(Declaree(regle, examiner))
        return examiner

    return inscrire


def constat(*champ: str, **parametres: object) -> Constat:
    """A finding, at this path if one is given."""
    return Constat(parametres, champ or None)


def si(faux: object, *champ: str, **parametres: object) -> Iterator[Constat]:
    """One finding if something is wrong, else none."""
    if faux:
        yield constat(*champ, **parametres)
