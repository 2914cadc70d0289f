"""`modifierOrganisme`: change what is given."""

from typing import Annotated

import strawberry

from graph.mutations.arguments import A_LA_GESTION, Numero, Version
from graph.mutations.chantier import Chantier
from graph.mutations.donnees.organisme import OrganismeDonnees
from graph.mutations.issue import Issue
from graph.mutations.mutation import mutation
from graph.mutations.payloads import OrganismePayload
from graph.mutations.saisies import modifier
from models.enumerations import Noun

Donnees = Annotated[OrganismeDonnees, strawberry.argument(description="Ce qui change.")]


def _modifier(chantier: Chantier, numero: Numero, version: Version, donnees: Donnees) -> Issue:
    return modifier(chantier, Noun.ORGANISME, numero, version, donnees)


modifier_organisme = mutation(
    _modifier,
    OrganismePayload.de,
    "Modifie l'organisme. Ce qui est validé reste diffusé tel quel : la modification attend le Carif.",
    A_LA_GESTION,
)
