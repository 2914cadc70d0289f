"""`creerContact`: enter one under its organisme."""

from typing import Annotated

import strawberry

from graph.mutations.arguments import A_LA_SAISIE
from graph.mutations.chantier import Chantier
from graph.mutations.donnees.contact import ContactDonnees
from graph.mutations.issue import Issue
from graph.mutations.mutation import mutation
from graph.mutations.payloads import ContactPayload
from graph.mutations.saisies import creer, parent
from models.enumerations import Noun

Organisme = Annotated[str, strawberry.argument(description="Numéro de l'organisme.")]
Donnees = Annotated[ContactDonnees, strawberry.argument(description="Ce qu'on en sait.")]


def _creer(chantier: Chantier, organisme: Organisme, donnees: Donnees) -> Issue:
    trouve = parent(chantier, Noun.ORGANISME, organisme, Noun.CONTACT)
    return creer(chantier, Noun.CONTACT, donnees, {"organisme_id": trouve.id}, trouve.situation.organisme)


creer_contact = mutation(
    _creer, ContactPayload.de, "Crée un contact, validé aussitôt quand le Carif le saisit.", A_LA_SAISIE
)
