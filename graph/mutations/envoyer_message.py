"""`envoyerMessage`: a word on a submission or a demande."""

from typing import Annotated, Any

import strawberry
from strawberry import ID

from graph.identite import SOUMISSION
from graph.mutations.chantier import Chantier
from graph.mutations.issue import Issue, Refusee
from graph.mutations.mutation import mutation
from graph.mutations.payloads import MessagePayload
from graph.permissions import COMPTE
from models.autosaisie import Droit
from models.ecriture import introuvable
from models.enumerations import NiveauAnomalie, TypeObjet
from models.erreurs import Interdit
from rules.demande import lire_texte
from rules.regle import Anomalie

A = Annotated[ID, strawberry.argument(description="`id` de la soumission ou de la demande dont on parle.")]
Texte = Annotated[
    str, strawberry.argument(description="Ce que vous dites, en texte simple : 3 000 caractères au plus.")
]

_SUJET = """-- sujet_du_message
SELECT NULL::bigint, id, organisme_id, deposee_par FROM demande WHERE numero = %(numero)s
UNION ALL SELECT id, NULL, organisme_id, NULL FROM soumission WHERE id = %(soumission)s::bigint"""


def _envoyer(chantier: Chantier, a: A, texte: Texte) -> Issue:
    trouve = SOUMISSION.fullmatch(a)
    parametres: dict[str, Any] = {"numero": a, "soumission": trouve and int(trouve[1])}
    ligne = chantier.connexion.execute(_SUJET, parametres).fetchone()
    if ligne is None:
        raise introuvable(a)
    soumission, demande, organisme, auteur = ligne
    _exiger_le_droit(chantier, a, organisme, auteur)
    propre, faux = lire_texte(texte)
    if propre is None:
        raise Refusee([_refus(faux or "Ce message est vide.")])
    cle = chantier.attente.dire(propre, chantier.lecteur.compte, soumission=soumission, demande=demande)
    return Issue(str(cle))


def _exiger_le_droit(chantier: Chantier, a: str, organisme: int | None, auteur: int | None) -> None:
    lecteur = chantier.lecteur
    if lecteur.du_carif or auteur == lecteur.compte:
        return
    if organisme not in lecteur.organismes:
        raise introuvable(a)
    if not lecteur.peut(Droit.SAISIE, organisme):
        raise Interdit(f"Il faut le droit « {Droit.SAISIE.libelle} » (SAISIE) sur l'organisme pour y écrire.")


def _refus(message: str) -> Anomalie:
    niveau, faire = NiveauAnomalie.BLOQUANT, "Écrivez un texte de 1 à 3 000 caractères."
    return Anomalie("MESSAGE_TEXTE_INVALIDE", niveau, message, ("texte",), faire, TypeObjet.ORGANISME, None)


envoyer_message = mutation(
    _envoyer,
    MessagePayload.de,
    "Envoie un message sur une soumission ou une demande, à qui la voit. Il faut le droit SAISIE sur l'organisme, être"
    " du Carif, ou avoir fait la demande.",
    COMPTE,
    essayable=False,
)
