"""`creerSite`: enter one under its etablissement."""

from typing import Annotated

import strawberry

from graph.mutations.arguments import A_LA_SAISIE
from graph.mutations.chantier import Chantier
from graph.mutations.donnees.site import SiteDonnees
from graph.mutations.issue import Issue
from graph.mutations.mutation import mutation
from graph.mutations.payloads import SitePayload
from graph.mutations.saisies import creer, parent
from models.enumerations import Noun

Etablissement = Annotated[str, strawberry.argument(description="Numéro de l'établissement.")]
Donnees = Annotated[SiteDonnees, strawberry.argument(description="Ce qu'on en sait.")]


def _creer(chantier: Chantier, etablissement: Etablissement, donnees: Donnees) -> Issue:
    trouve = parent(chantier, Noun.ETABLISSEMENT, etablissement, Noun.SITE)
    return creer(chantier, Noun.SITE, donnees, {"etablissement_id": trouve.id}, trouve.situation.organisme)


creer_site = mutation(_creer, SitePayload.de, "Crée un site, validé aussitôt quand le Carif le saisit.", A_LA_SAISIE)
