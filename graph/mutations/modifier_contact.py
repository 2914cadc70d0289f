"""`modifierContact`: change what is given."""

from typing import Annotated

import strawberry

from graph.mutations.arguments import A_LA_SAISIE, Numero, Version
from graph.mutations.chantier import Chantier
from graph.mutations.donnees.contact import ContactDonnees
from graph.mutations.issue import Issue
from graph.mutations.mutation import mutation
from graph.mutations.payloads import ContactPayload
from graph.mutations.saisies import modifier
from models.enumerations import Noun

Donnees = Annotated[ContactDonnees, strawberry.argument(description="Ce qui change.")]


def _modifier(chantier: Chantier, numero: Numero, version: Version, donnees: Donnees) -> Issue:
    return modifier(chantier, Noun.CONTACT, numero, version, donnees)


modifier_contact = mutation(
    _modifier,
    ContactPayload.de,
    "Modifie le contact. Ce qui est validé reste diffusé tel quel : la modification attend le Carif.",
    A_LA_SAISIE,
)
