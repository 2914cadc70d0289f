"""`revoquerDelegation`: take back what was delegated."""

import re
from typing import Annotated

import strawberry
from strawberry import ID

from graph.delegation import PREFIXE
from graph.mutations.arguments import A_LA_GESTION
from graph.mutations.chantier import Chantier
from graph.mutations.delegations import exiger_de_pouvoir_deleguer, refus
from graph.mutations.issue import Issue, Refusee
from graph.mutations.mutation import mutation
from graph.mutations.payloads import DelegationPayload
from models.ecriture import introuvable
from models.ecriture_delegation import Delegations

Id = Annotated[ID, strawberry.argument(description="`id` de la délégation.")]

_IDENTIFIANT = re.compile(rf"{PREFIXE}([0-9]{{1,18}})")


def _revoquer(chantier: Chantier, id: Id) -> Issue:  # noqa: A002  the name that clients know ids by
    delegations = Delegations(chantier.connexion, chantier.aujourdhui)
    lu = _IDENTIFIANT.fullmatch(id)
    donnee = None if lu is None else delegations.verrouiller(int(lu[1]))
    lecteur = chantier.lecteur
    if donnee is None or not (lecteur.du_carif or donnee.de in lecteur.organismes):
        raise introuvable(id)
    exiger_de_pouvoir_deleguer(chantier, donnee.de)
    if not donnee.en_cours:
        raise Refusee([refus("TERMINEE", "id", "Cette délégation a déjà pris fin.", "Il n'y a rien à révoquer.")])
    delegations.revoquer(donnee.id)
    return Issue(f"{PREFIXE}{donnee.id}")


revoquer_delegation = mutation(
    _revoquer,
    DelegationPayload.de,
    "Met fin à une délégation aussitôt, pour l'organisme qui l'a donnée.",
    A_LA_GESTION,
    essayable=False,
)
