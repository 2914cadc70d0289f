"""The rules, as they are held to what a mutation wrote: before its transaction ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.mutations.chantier import Chantier
    from models.ecriture import Touche
    from rules.regle import Anomalie, Moment


def controler(chantier: Chantier, objet: Touche, moment: Moment) -> list[Anomalie]:
    """What the rules say of the object as it would be; raises Refusee when one of them refuses it."""
    return []
