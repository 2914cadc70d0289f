"""`modifierAction`: change what is given."""

from typing import Annotated

import strawberry

from graph.mutations.arguments import A_LA_SAISIE, Numero, Version
from graph.mutations.chantier import Chantier
from graph.mutations.donnees.action import ActionDonnees
from graph.mutations.issue import Issue
from graph.mutations.mutation import mutation
from graph.mutations.payloads import ActionPayload
from graph.mutations.saisies import modifier
from models.enumerations import Noun

Donnees = Annotated[ActionDonnees, strawberry.argument(description="Ce qui change.")]


def _modifier(chantier: Chantier, numero: Numero, version: Version, donnees: Donnees) -> Issue:
    return modifier(chantier, Noun.ACTION, numero, version, donnees)


modifier_action = mutation(
    _modifier,
    ActionPayload.de,
    "Modifie l'action. Ce qui est validé reste diffusé tel quel : la modification attend le Carif.",
    A_LA_SAISIE,
)
