"""What dispositifs say, without their numbers: the same for all that say the same."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Dispositifs(NamedTuple):
    """Those of a session, in their order: the number of each, and what each says."""

    numeros: Sequence[str] = ()
    dits: tuple[str, ...] = ()


class Dit(NamedTuple):
    """Columns of the table dispositif, then its publics, each `14 80006`."""

    type_code: str
    financeur_code: str | None
    programme: str | None
    places_financees: int | None
    reference_marche: str | None
    conventionne: bool
    intention_embauche: bool
    complement: str | None
    publics: list[str]


def separer(ensemble: str) -> Dispositifs:
    """From the text that `objets.SESSION` makes of them: the numbers on a line, then a line for each."""
    numeros, _, dits = ensemble.partition("\n")
    return Dispositifs(numeros.split(), _lignes(dits))


@lru_cache(maxsize=2048)
def _lignes(dits: str) -> tuple[str, ...]:
    return tuple(dits.split("\n")) if dits else ()


@lru_cache(maxsize=2048)
def lire(dit: str) -> Dit:
    """What one of these lines says."""
    return Dit(*json.loads(dit))
