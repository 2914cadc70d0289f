"""The root field on who asks."""

import strawberry

from graph.champs import calcule
from graph.compte import Compte, moi


@strawberry.type
class LectureCompte:
    """The part of Query about the viewer."""

    moi: Compte | None = calcule(moi, "Le compte dont vient la requête ; null pour le public, sans jeton.")
