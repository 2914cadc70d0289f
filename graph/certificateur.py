"""Who delivers certifications, and who validates them."""

import strawberry

from graph.champs import champ
from graph.noeud import Reconnu


@strawberry.type(description="Une autorité qui délivre ou valide une certification.")
class Certificateur(Reconnu):
    """As its sheet says, or Certif Info: a ministry, a branch, an organisme."""

    siret: str | None = champ("Numéro SIRET ; absent quand France compétences ne le dit pas.")
    nom: str = champ("Nom.")
