"""`modifierEtablissement`: change what is given."""

from typing import Annotated

import strawberry

from graph.mutations.arguments import A_LA_GESTION, Numero, Version
from graph.mutations.chantier import Chantier
from graph.mutations.donnees.etablissement import EtablissementDonnees
from graph.mutations.issue import Issue
from graph.mutations.mutation import mutation
from graph.mutations.payloads import EtablissementPayload
from graph.mutations.saisies import modifier
from models.enumerations import Noun

Donnees = Annotated[EtablissementDonnees, strawberry.argument(description="Ce qui change.")]


def _modifier(chantier: Chantier, numero: Numero, version: Version, donnees: Donnees) -> Issue:
    return modifier(chantier, Noun.ETABLISSEMENT, numero, version, donnees)


modifier_etablissement = mutation(
    _modifier,
    EtablissementPayload.de,
    "Modifie l'établissement. Ce qui est validé reste diffusé tel quel : la modification attend le Carif.",
    A_LA_GESTION,
)
