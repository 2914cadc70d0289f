"""Numbers that others give to our objects."""

import strawberry

from graph.champs import champ
from models.enumerations import Source


@strawberry.type(description="Le numéro d'un objet chez l'un de ceux qui nous l'ont transmis.")
class IdentifiantExterne:
    """A source's own number."""

    source: Source = champ("Nature de la source.")
    cle: str = champ("Numéro donné par la source.")
