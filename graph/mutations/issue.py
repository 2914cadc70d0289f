"""What comes of a mutation, as plain data: kept for those who ask again, then shown by payloads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from models.enumerations import NiveauAnomalie, TypeObjet
from rules.regle import Anomalie
from rules.verification import bloquantes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from models.erreurs import Conflit

ANOMALIES_MAX = 100  # in one answer


class Refusee(Exception):
    """What the rules do not let happen: nothing is written."""

    def __init__(self, anomalies: Iterable[Anomalie]) -> None:
        self.anomalies = tuple(anomalies)
        super().__init__(", ".join(anomalie.code for anomalie in self.anomalies))


def refuser(anomalies: Iterable[Anomalie]) -> None:
    """Raise Refusee if there is any reason."""
    if toutes := [*anomalies]:
        raise Refusee(toutes)


def refuser_ce_qui_bloque(dites: Iterable[Anomalie]) -> None:
    """Raise Refusee, with all that the rules say, if some of it forbids to go on: that comes first."""
    toutes = [*dites]
    if bloquent := bloquantes(toutes):
        raise Refusee([*bloquent, *(anomalie for anomalie in toutes if anomalie.niveau is not NiveauAnomalie.BLOQUANT)])


def abregees(anomalies: Sequence[Anomalie]) -> Sequence[Anomalie]:
    """The first ones, then how many more there are: nobody mends a thousand at a time."""
    if len(anomalies) <= ANOMALIES_MAX:
        return anomalies
    suivante, reste = anomalies[ANOMALIES_MAX], len(anomalies) - ANOMALIES_MAX
    message = "Une autre anomalie n'est pas dite." if reste == 1 else f"{reste} autres anomalies ne sont pas dites."
    quoi_faire = "Corrigez celles-ci, puis renvoyez la demande."
    code = f"{suivante.objet.name}_ANOMALIES_NOMBRE"
    dite = Anomalie(code, suivante.niveau, message, (), quoi_faire, suivante.objet, suivante.numero)
    return [*anomalies[:ANOMALIES_MAX], dite]


class GesteRefuse(Refusee):
    """The object is not in a state that the gesture begins from."""


class Heurt(NamedTuple):
    """An object that somebody changed since it was seen in this version; `actuelle`: the one that it was found in."""

    numero: str
    vue: int
    actuelle: int | None = None  # answers that were kept before it was do not say it


class Issue(NamedTuple):
    """`numero`: of the object written; `conflit`: one that somebody changed meanwhile, and that is as it was.

    `lignes`: what came of each of several objects, in the order in which they were sent; `demande`: the one that a
    line is about; `presente`: the number of what was there already; `origine`: that of what was to be copied.
    """

    numero: str | None = None
    anomalies: tuple[Anomalie, ...] = ()
    conflit: Heurt | None = None
    lignes: tuple[Issue, ...] = ()
    demande: str | None = None
    presente: str | None = None
    origine: str | None = None

    @property
    def refusee(self) -> bool:
        """Whether nothing was written."""
        return self.conflit is not None or bool(bloquantes(self.anomalies))

    def en_json(self) -> dict[str, Any]:
        """What is kept of it."""
        lignes = [ligne.en_json() for ligne in self.lignes]
        return self._asdict() | {"anomalies": [list(a) for a in self.anomalies], "lignes": lignes}

    @classmethod
    def de_json(cls, gardee: Mapping[str, Any]) -> Issue:
        """From what was kept."""
        lignes = tuple(cls.de_json(ligne) for ligne in gardee["lignes"])
        conflit = gardee["conflit"] and Heurt(*gardee["conflit"])
        anomalies = tuple(_anomalie(*a) for a in gardee["anomalies"])
        return cls(**{**gardee, "anomalies": anomalies, "conflit": conflit, "lignes": lignes})


def heurt(conflit: Conflit) -> Heurt:
    """What an object was found changed by; a conflict that is not of versions is raised again."""
    if "vue" not in conflit.details:
        raise conflit
    details = conflit.details
    return Heurt(str(details["numero"]), int(str(details["vue"])), int(str(details["version"])))


def _anomalie(code: str, niveau: str, message: str, champ: list[str], *reste: Any) -> Anomalie:
    quoi_faire, objet, numero = reste
    return Anomalie(code, NiveauAnomalie[niveau], message, tuple(champ), quoi_faire, TypeObjet[objet], numero)
