"""`modifierSite`: change what is given."""

from typing import Annotated

import strawberry

from graph.mutations.arguments import A_LA_SAISIE, Numero, Version
from graph.mutations.chantier import Chantier
from graph.mutations.donnees.site import SiteDonnees
from graph.mutations.issue import Issue
from graph.mutations.mutation import mutation
from graph.mutations.payloads import SitePayload
from graph.mutations.saisies import modifier
from models.enumerations import Noun

Donnees = Annotated[SiteDonnees, strawberry.argument(description="Ce qui change.")]


def _modifier(chantier: Chantier, numero: Numero, version: Version, donnees: Donnees) -> Issue:
    return modifier(chantier, Noun.SITE, numero, version, donnees)


modifier_site = mutation(
    _modifier,
    SitePayload.de,
    "Modifie le site. Ce qui est validé reste diffusé tel quel : la modification attend le Carif.",
    A_LA_SAISIE,
)
