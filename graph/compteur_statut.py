"""How many sessions are at each status."""

import strawberry

from graph.champs import champ
from models.enumerations import Statut


@strawberry.type(description="Combien de sessions sont à un statut.")
class CompteurStatut:
    """A line of the dashboard."""

    statut: Statut = champ("Le statut.")
    nombre: int = champ("Sessions à ce statut.")
    lecture_seule: int = champ("Parmi elles, celles d'Idéo, qui se lisent seulement.")
    modifications: int = champ("Modifications en attente, à ce statut, de sessions diffusées.")
