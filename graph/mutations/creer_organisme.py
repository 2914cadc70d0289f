"""`creerOrganisme`: enter an organisme."""

from typing import Annotated

import strawberry

from graph.mutations.arguments import AU_CARIF
from graph.mutations.chantier import Chantier
from graph.mutations.donnees.organisme import OrganismeDonnees
from graph.mutations.issue import Issue
from graph.mutations.mutation import mutation
from graph.mutations.payloads import OrganismePayload
from graph.mutations.saisies import creer
from models.enumerations import Noun

Donnees = Annotated[OrganismeDonnees, strawberry.argument(description="Ce qu'on en sait.")]


def _creer(chantier: Chantier, donnees: Donnees) -> Issue:
    return creer(chantier, Noun.ORGANISME, donnees, {}, None)


creer_organisme = mutation(
    _creer,
    OrganismePayload.de,
    "Crée un organisme, validé aussitôt. Un organisme demande son compte (creerDemande, OUVERTURE_COMPTE).",
    AU_CARIF,
)
