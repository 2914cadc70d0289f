"""Certificateurs."""

import strawberry

from graph.champs import champ


@strawberry.type(description="Qui délivre une certification.")
class Certificateur:
    """A ministry, a branch, an organisme."""

    siret: str | None = champ("Numéro SIRET ; absent quand France compétences ne le dit pas.")
    nom: str = champ("Nom.")
