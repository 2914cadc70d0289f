"""`creerEtablissement`: enter one under its organisme."""

from typing import Annotated

import strawberry

from graph.mutations.arguments import A_LA_GESTION
from graph.mutations.chantier import Chantier
from graph.mutations.donnees.etablissement import EtablissementDonnees
from graph.mutations.issue import Issue
from graph.mutations.mutation import mutation
from graph.mutations.payloads import EtablissementPayload
from graph.mutations.saisies import creer, parent
from models.enumerations import Noun

Organisme = Annotated[str, strawberry.argument(description="Numéro de l'organisme.")]
Donnees = Annotated[EtablissementDonnees, strawberry.argument(description="Ce qu'on en sait.")]


def _creer(chantier: Chantier, organisme: Organisme, donnees: Donnees) -> Issue:
    trouve = parent(chantier, Noun.ORGANISME, organisme, Noun.ETABLISSEMENT)
    return creer(chantier, Noun.ETABLISSEMENT, donnees, {"organisme_id": trouve.id}, trouve.situation.organisme)


creer_etablissement = mutation(
    _creer, EtablissementPayload.de, "Crée un établissement, validé aussitôt quand le Carif le saisit.", A_LA_GESTION
)
