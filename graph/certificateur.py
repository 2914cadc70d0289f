"""Who delivers certifications."""

import strawberry

from graph.champs import champ
from graph.noeud import Reconnu


@strawberry.type(description="Une autorité qui délivre ou valide une certification.")
class Certificateur(Reconnu):
    """As Certif Info names it."""

    nom: str = champ("Nom.")
