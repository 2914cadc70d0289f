"""`deciderDemande`: the Carif grants a demande, which takes effect at once, or refuses it."""

from datetime import date
from typing import Annotated

import strawberry

from graph.mutations.arguments import AU_CARIF
from graph.mutations.chantier import Chantier
from graph.mutations.demandes import examiner
from graph.mutations.effets import accorder
from graph.mutations.issue import Issue, refuser
from graph.mutations.mutation import mutation
from graph.mutations.payloads import DemandePayload
from models.autosaisie import Decision, TypeDemande
from models.ecriture import introuvable
from models.ecriture_demande import Demandes, Deposee
from rules.demande import Voeu, faute, lire_texte
from rules.regle import Anomalie

Numero = Annotated[str, strawberry.argument(description="Numéro de la demande : `DE_0000000042`.")]
LaDecision = Annotated[Decision, strawberry.argument(description="Accordée ou refusée.")]
Motif = Annotated[
    str | None,
    strawberry.argument(description="Ce qu'en lira l'organisme ; exigé pour refuser. Il s'ajoute aux messages."),
]
EffetLe = Annotated[
    date | None,
    strawberry.argument(description="Jour d'effet, passé ou présent : celui de la demande par défaut, sinon ce jour."),
]


FinLe = Annotated[
    date | None,
    strawberry.argument(description="Dernier jour d'une dérogation : celui de la demande par défaut."),
]


def _decider(
    chantier: Chantier,
    numero: Numero,
    decision: LaDecision,
    motif: Motif = None,
    effet_le: EffetLe = None,
    fin_le: FinLe = None,
) -> Issue:
    demandes = Demandes(chantier.connexion)
    demande = demandes.verrouiller(numero)
    if demande is None:
        raise introuvable(numero)
    dit, faux = lire_texte(motif)
    refuser(_refus(demande, decision, dit, faux))
    if fin_le is not None:
        demande = _jusqu_au(demande, fin_le)
    effet: date | None = None
    remarques: tuple[Anomalie, ...] = ()
    if decision is Decision.ACCORDEE:
        effet = effet_le or demande.effet_le or chantier.aujourdhui
        demande, remarques = _accorder(chantier, demande, effet)
    demandes.decider(demande, decision, dit, effet, chantier.lecteur.compte)
    if dit is not None:
        chantier.attente.dire(dit, chantier.lecteur.compte, demande=demande.id)
    return Issue(numero, remarques)


def _jusqu_au(demande: Deposee, fin_le: date) -> Deposee:
    """Only an exception ends some day."""
    genre = demande.type_demande
    if genre is not TypeDemande.DEROGATION_PERIMETRE:
        message = f"Une demande de type {genre} n'a pas de fin."
        refuser([faute(genre, "EN_TROP", "fin_le", message, "Ne l'envoyez pas.")])
    return demande._replace(fin_le=fin_le)


def _refus(demande: Deposee, decision: Decision, motif: str | None, faux: str | None) -> list[Anomalie]:
    genre = demande.type_demande
    if demande.decision is not None:
        message = f"La demande {demande.numero} est déjà {demande.decision.libelle}, le {demande.decidee_le:%d/%m/%Y}."
        return [faute(genre, "DEJA_DECIDEE", None, message, "Une décision ne se reprend pas : faites-en une autre.")]
    if faux is not None:
        return [faute(genre, "INVALIDE", "motif", faux, "Corrigez ce texte.")]
    if decision is Decision.REFUSEE and motif is None:
        return [faute(genre, "OBLIGATOIRE", "motif", "Un refus demande un motif.", "Dites pourquoi à l'organisme.")]
    return []


def _accorder(chantier: Chantier, demande: Deposee, effet: date) -> tuple[Deposee, tuple[Anomalie, ...]]:
    """What it asks is looked at again, then done."""
    genre = demande.type_demande
    if effet > chantier.aujourdhui and genre is not TypeDemande.DEROGATION_PERIMETRE:
        message = f"L'effet est au {effet:%d/%m/%Y} : ce qui est accordé prend effet aussitôt."
        refuser([faute(genre, "A_VENIR", "effet_le", message, "Décidez-la ce jour-là, ou donnez un autre effetLe.")])
    numeros = ("siret", "ancien", "nouveau", "fin_le", "motif")
    voeu = Voeu(genre, effet_le=effet, **{nom: getattr(demande, nom) for nom in numeros})
    remarques = examiner(chantier, voeu, demande.cible)
    demande, autres = accorder(chantier, demande, effet)
    return demande, (*remarques, *autres)


decider_demande = mutation(
    _decider,
    DemandePayload.de,
    "Accorde une demande, ou la refuse. Ce qui est accordé est fait aussitôt : le compte reçoit le droit GESTION, le"
    " SIRET ou le NDA change (les numéros des objets restent), l'établissement ou l'organisme est archivé avec ses"
    " sites, ses actions et ses sessions en cours, celles à venir sont annulées, la session est annulée, la dérogation"
    " commence au jour d'effet, et vaut jusqu'à sa fin s'il y en a une.",
    AU_CARIF,
    essayable=False,
)
