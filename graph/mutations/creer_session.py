"""`creerSession`: enter a session of an action, with its dispositifs."""

from typing import Annotated

import strawberry

from graph.mutations.arguments import A_LA_SAISIE
from graph.mutations.chantier import Chantier
from graph.mutations.donnees.session import SessionDonnees
from graph.mutations.issue import Issue
from graph.mutations.mutation import mutation
from graph.mutations.payloads import SessionPayload
from graph.mutations.saisies import creer, parent
from models.enumerations import Noun

Action = Annotated[str, strawberry.argument(description="Numéro de l'action dont c'est une session.")]
Donnees = Annotated[SessionDonnees, strawberry.argument(description="Ce qu'on en sait.")]


def _creer(chantier: Chantier, action: Action, donnees: Donnees) -> Issue:
    sous = parent(chantier, Noun.ACTION, action, Noun.SESSION)
    organisme = sous.situation.organisme
    return creer(chantier, Noun.SESSION, donnees, {"action_id": sous.id, "organisme_id": organisme}, organisme)


creer_session = mutation(
    _creer, SessionPayload.de, "Crée une session, en cours de saisie, avec ses dispositifs.", A_LA_SAISIE
)
