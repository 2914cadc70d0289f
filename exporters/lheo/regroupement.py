"""From F-A-S-D to formation > action > session: which Lhéo elements an offer makes, and how they are numbered.

Lhéo says the place, the funding and the permanence of entries once for an action, SOFI says them of each session: one
Lhéo action per action, places, dispositifs and permanence. Lhéo says the organisme and its SIRET once for a formation:
one Lhéo formation per formation and établissement. A session is always one Lhéo session, under its own number.

The number of a part is that of the whole, then what distinguishes it: never its rank, so that it does not change when
another part comes or goes. A re-import drops what follows the `-`.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import md5
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exporters.lheo.lecture import ActionLue, SessionLue, Voisinage

SEPARATEUR = "-"
CHIFFRES = 8  # of the fingerprint: one action has few parts


class ActionLheo(NamedTuple):
    """Sessions of one action that one Lhéo action can hold."""

    numero: str
    ligne: Any
    sites: Sequence[int]
    dits: tuple[str, ...]
    permanentes: bool
    sessions: list[SessionLue]


class FormationLheo(NamedTuple):
    """Actions of one formation that one établissement answers for."""

    formation: int
    organisme: int
    etablissement: int
    actions: list[ActionLue]


def formations(actions: Sequence[ActionLue]) -> Iterator[FormationLheo]:
    """Actions that follow one another and share formation, organisme and établissement."""
    for cle, suite in groupby(
        actions, lambda a: (a.ligne.formation_id, a.ligne.organisme_id, a.ligne.etablissement_id)
    ):
        yield FormationLheo(*cle, list(suite))


def annuaire(voisinage: Voisinage) -> Iterator[tuple[Any, Any | None]]:
    """Each organisme with its first établissement, which comes first in the reading; None when it has none."""
    premiers: dict[int, Any] = {}
    for etablissement in voisinage.etablissements.values():
        premiers.setdefault(etablissement.organisme_id, etablissement)
    return ((organisme, premiers.get(cle)) for cle, organisme in voisinage.organismes.items())


def numero_de_formation(formation: Any, etablissement: Any) -> str:
    """That of the formation, unless another than its owner's principal établissement answers for it."""
    chez_lui = etablissement.organisme_id == formation.proprietaire_id and etablissement.principal
    return str(formation.numero) if chez_lui else f"{formation.numero}{SEPARATEUR}{etablissement.numero}"


def actions(action: ActionLue) -> list[ActionLheo]:
    """The Lhéo actions of an action, in the order of their first session."""
    parts: dict[tuple[object, ...], list[SessionLue]] = {}
    for session in action.sessions:
        ligne = session.ligne
        cle = (tuple(ligne.sites), ligne.entrees_sorties_permanentes, _tries(session.dispositifs.dits))
        parts.setdefault(cle, []).append(session)
    return [
        ActionLheo(
            _numero(action.ligne.numero, cle),
            action.ligne,
            sessions[0].ligne.sites,
            sessions[0].dispositifs.dits,
            sessions[0].ligne.entrees_sorties_permanentes,
            sessions,
        )
        for cle, sessions in parts.items()
    ]


@lru_cache(maxsize=2048)
def _tries(dits: tuple[str, ...]) -> tuple[str, ...]:
    """Their order, which their numbers give, distinguishes nothing."""
    return tuple(sorted(dits))


def _numero(numero: str, cle: tuple[object, ...]) -> str:
    """The action's own number when nothing distinguishes the part: no place, no dispositif, entries at fixed dates."""
    if not any(cle):
        return numero
    return f"{numero}{SEPARATEUR}{_empreinte(cle)}"


@lru_cache(maxsize=4096)
def _empreinte(cle: tuple[object, ...]) -> str:
    return md5(repr(cle).encode(), usedforsecurity=False).hexdigest()[:CHIFFRES]
