"""`accorderDelegation`: an organisme lets the accounts of another one act for it."""

from datetime import date
from typing import Annotated

import strawberry

from graph.delegation import PREFIXE
from graph.mutations.arguments import A_LA_GESTION
from graph.mutations.chantier import Chantier
from graph.mutations.delegations import exiger_de_pouvoir_deleguer, refus
from graph.mutations.issue import Issue, Refusee
from graph.mutations.mutation import mutation
from graph.mutations.objets import exiger_le_droit
from graph.mutations.payloads import DelegationPayload
from graph.mutations.saisies import trouver
from models.autosaisie import Droit
from models.ecriture import introuvable
from models.ecriture_delegation import Delegations
from models.enumerations import Noun, Statut

De = Annotated[str, strawberry.argument(description="Numéro de l'organisme qui délègue.")]
A = Annotated[str, strawberry.argument(description="Numéro de l'organisme dont les comptes agiront pour lui.")]
LeDroit = Annotated[
    Droit, strawberry.argument(description="Ce qui est permis, au plus : chacun garde pour lui ce qu'il peut chez lui.")
]
Fin = Annotated[date | None, strawberry.argument(description="Dernier jour ; sans fin quand il n'est pas donné.")]


def _accorder(chantier: Chantier, de: De, a: A, droit: LeDroit, fin: Fin = None) -> Issue:
    donne = trouver(chantier, Noun.ORGANISME, de)
    exiger_le_droit(chantier, de, donne.id, donne.situation, Droit.GESTION)
    exiger_de_pouvoir_deleguer(chantier, donne.id)
    recoit = trouver(chantier, Noun.ORGANISME, a)
    if recoit.situation.statut is not Statut.VALIDEE and not chantier.lecteur.peut(Droit.LECTURE, recoit.id):
        raise introuvable(a)
    delegations = Delegations(chantier.connexion, chantier.aujourdhui)
    if recoit.id == donne.id:
        raise Refusee([refus("A_INVALIDE", "a", "Un organisme ne se délègue rien à lui-même.", "Donnez-en un autre.")])
    if recoit.situation.statut is not Statut.VALIDEE:
        message = f"{a} est « {recoit.situation.statut.libelle} » : rien ne lui est délégué."
        raise Refusee([refus("A_INVALIDE", "a", message, "Donnez un organisme validé.")])
    if fin is not None and fin < chantier.aujourdhui:
        raise Refusee([refus("FIN_PASSEE", "fin", "Le dernier jour est passé.", "Donnez un jour à venir, ou aucun.")])
    if (autre := delegations.en_cours(donne.id, recoit.id)) is not None:
        message = f"Une délégation ({PREFIXE}{autre}) est déjà en cours entre ces deux organismes."
        raise Refusee([refus("EXISTANTE", "a", message, "Révoquez-la d'abord (revoquerDelegation).")])
    cle = delegations.accorder((donne.id, recoit.id), droit, fin, chantier.lecteur.compte)
    return Issue(f"{PREFIXE}{cle}")


accorder_delegation = mutation(
    _accorder,
    DelegationPayload.de,
    "Permet aux comptes d'un organisme d'agir pour un autre, à partir de ce jour : sous-traitant, réseau, siège. Une"
    " délégation ne se délègue pas.",
    A_LA_GESTION,
    essayable=False,
)
