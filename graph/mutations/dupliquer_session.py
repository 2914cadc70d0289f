"""`dupliquerSession`: a new draft from a session, with what is given over it."""

from typing import Annotated

import strawberry

from graph.mutations.arguments import A_LA_SAISIE, Numero
from graph.mutations.chantier import Chantier
from graph.mutations.copie import copier, valeurs_copiees
from graph.mutations.donnees.saisie import Saisie, lire
from graph.mutations.donnees.session import SessionDonnees
from graph.mutations.issue import Issue, refuser
from graph.mutations.mutation import mutation
from graph.mutations.objets import ouvrir
from graph.mutations.payloads import SessionPayload
from graph.mutations.saisies import LECTURES, parent
from models.enumerations import Geste, Noun, TypeObjet

Donnees = Annotated[
    SessionDonnees | None, strawberry.argument(description="Ce qui diffère de l'originale, ses dates d'abord.")
]

_ACTION = "-- action_de_la_session\nSELECT numero FROM action WHERE id = %(id)s"


def _dupliquer(chantier: Chantier, numero: Numero, donnees: Donnees = None) -> Issue:
    ouvert = ouvrir(chantier, Noun.SESSION, numero, Geste.DUPLIQUER)
    etat = ouvert.verrouille.etat
    (action,) = chantier.connexion.execute(_ACTION, {"id": etat["action_id"]}).fetchone() or ("",)
    parent(chantier, Noun.ACTION, action, Noun.SESSION)
    saisie = Saisie(chantier.connexion, TypeObjet.SESSION, ouvert.organisme)
    valeurs = lire(saisie, LECTURES[Noun.SESSION], donnees)
    refuser(saisie.anomalies)
    return copier(chantier, numero, {**valeurs_copiees(etat), **valeurs})


dupliquer_session = mutation(
    _dupliquer,
    SessionPayload.de,
    "Crée une session, en cours de saisie, sur le modèle d'une autre de la même action : ses lieux, ses contacts, ses"
    " blocs, ses dispositifs. Ses dates, l'état de ses inscriptions et ses rendez-vous datés ne sont pas copiés.",
    A_LA_SAISIE,
)
