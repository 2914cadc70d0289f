"""The root field on who asks."""

import strawberry

from graph.champs import calcule
from graph.compte import Compte, moi
from graph.connexion import Connection
from graph.soumission import Soumission, file_de_validation


@strawberry.type
class LectureCompte:
    """The part of Query about the viewer, and what waits for them."""

    moi: Compte | None = calcule(moi, "Le compte dont vient la requête ; null pour le public, sans jeton.")
    file_de_validation: Connection[Soumission] | None = file_de_validation()
