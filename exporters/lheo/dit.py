"""What a dispositif says, without its number: the same for all that say the same."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import NamedTuple


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


@lru_cache(maxsize=2048)
def lire(dit: str) -> Dit:
    """From the text that `objets.DISPOSITIF` makes of it."""
    return Dit(*json.loads(dit))
