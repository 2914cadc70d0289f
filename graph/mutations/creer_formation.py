"""`creerFormation`: enter one under its organisme."""

from typing import Annotated

import strawberry

from graph.mutations.arguments import A_LA_SAISIE
from graph.mutations.chantier import Chantier
from graph.mutations.donnees.formation import FormationDonnees
from graph.mutations.issue import Issue
from graph.mutations.mutation import mutation
from graph.mutations.payloads import FormationPayload
from graph.mutations.saisies import creer, parent
from models.enumerations import Noun

Organisme = Annotated[str, strawberry.argument(description="Numéro de l'organisme à qui elle est.")]
Donnees = Annotated[FormationDonnees, strawberry.argument(description="Ce qu'on en sait.")]


def _creer(chantier: Chantier, organisme: Organisme, donnees: Donnees) -> Issue:
    trouve = parent(chantier, Noun.ORGANISME, organisme, Noun.FORMATION)
    return creer(chantier, Noun.FORMATION, donnees, {"proprietaire_id": trouve.id}, trouve.situation.organisme)


creer_formation = mutation(_creer, FormationPayload.de, "Crée une formation propre, à soumettre.", A_LA_SAISIE)
