"""`confirmerOrganisme`: « tout est à jour »."""

from graph.mutations.arguments import A_LA_GESTION, Numero
from graph.mutations.chantier import Chantier
from graph.mutations.issue import Issue
from graph.mutations.mutation import mutation
from graph.mutations.passage import confirmer
from graph.mutations.payloads import OrganismePayload


def _confirmer(chantier: Chantier, numero: Numero) -> Issue:
    confirmer(chantier, numero)
    return Issue(numero)


confirmer_organisme = mutation(
    _confirmer,
    OrganismePayload.de,
    "Confirme que tout ce qui est dit de l'organisme est à jour.",
    A_LA_GESTION,
    essayable=False,
)
