"""What to export."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from models.lecteur import Lecteur
    from models.lheo.espaces import Version


class Demande(NamedTuple):
    """The offers that `lecteur` may see, or those of the organisme that holds `siret`; `annuaire` adds who has none."""

    lecteur: Lecteur
    aujourdhui: date
    siret: str | None = None
    annuaire: bool = False
    version: Version = "2.3"
