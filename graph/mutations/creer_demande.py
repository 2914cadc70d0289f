"""`creerDemande`: ask the Carif for what an organisme does not do alone."""

from typing import Annotated

import strawberry

from graph.mutations.chantier import Chantier
from graph.mutations.demandes import examiner, viser
from graph.mutations.donnees.demande import DemandeDonnees
from graph.mutations.donnees.saisie import donnees_de
from graph.mutations.issue import Issue, refuser
from graph.mutations.mutation import mutation
from graph.mutations.payloads import DemandePayload
from graph.permissions import COMPTE
from models.autosaisie import Role, TypeDemande
from models.ecriture_demande import Demandes
from rules.demande import Voeu, faute, lire

Donnees = Annotated[DemandeDonnees, strawberry.argument(description="Ce qui est demandé.")]


def _creer(chantier: Chantier, donnees: Donnees) -> Issue:
    dites = donnees_de(donnees)
    genre = dites.pop("type_demande")
    voeu, fautes = lire(genre, dites)
    refuser(fautes)
    if genre is TypeDemande.OUVERTURE_COMPTE and voeu.courriel is None:
        voeu = voeu._replace(courriel=_le_sien(chantier))
    cible = viser(chantier, voeu)
    remarques = examiner(chantier, _discret(chantier, voeu), cible)
    demandes = Demandes(chantier.connexion)
    demande = voeu._asdict() | cible._asdict() | {"type_demande": genre.value}
    demandes.attendre(genre.value, *cible, voeu.siret, voeu.courriel)
    if autre := demandes.pareille(demande, _auteur(chantier, genre)):
        message = f"La demande {autre}, pareille, attend déjà la décision du Carif."
        refuser([faute(genre, "EN_ATTENTE", None, message, "Pour y ajouter quelque chose, envoyez-y un message.")])
    return Issue(demandes.deposer(demande, chantier.lecteur.compte), remarques)


def _le_sien(chantier: Chantier) -> str | None:
    """The address of whoever asks for themselves: the Carif and partners ask for others."""
    if chantier.lecteur.role is not Role.ORGANISME:
        message = "Dites à qui ouvrir ce compte."
        refuser([faute(TypeDemande.OUVERTURE_COMPTE, "OBLIGATOIRE", "courriel", message, "Donnez son adresse.")])
    return chantier.lecteur.courriel


def _auteur(chantier: Chantier, genre: TypeDemande) -> int | None:
    """Whose demandes are looked at: strangers ask for the same account, and learn nothing of one another."""
    ouverte = genre is TypeDemande.OUVERTURE_COMPTE and not chantier.lecteur.du_carif
    return chantier.lecteur.compte if ouverte else None


def _discret(chantier: Chantier, voeu: Voeu) -> Voeu:
    """Nobody is told by it what others may do."""
    lecteur = chantier.lecteur
    return voeu if lecteur.du_carif or voeu.courriel == lecteur.courriel else voeu._replace(courriel=None)


creer_demande = mutation(
    _creer,
    DemandePayload.de,
    "Demande au Carif l'ouverture d'un compte, un changement de SIRET ou de NDA, une fermeture, le retrait d'une"
    " session conventionnée, une dérogation au périmètre. Hors l'ouverture d'un compte, il faut le droit GESTION sur"
    " l'organisme, ou être du Carif.",
    COMPTE,
    essayable=False,
)
