"""The root field on who asks."""

import strawberry

from graph.champs import calcule
from graph.compte import Compte, moi
from graph.connexion import Connection
from graph.permissions import droit_requis, reserve
from graph.soumission import Soumission, file_de_validation
from graph.tableau_de_bord import TableauDeBord, tableau_de_bord
from models.autosaisie import Droit


@strawberry.type
class LectureCompte:
    """The part of Query about the viewer, and what waits for them."""

    moi: Compte | None = calcule(moi, "Le compte dont vient la requête ; null pour le public, sans jeton.")
    file_de_validation: Connection[Soumission] | None = file_de_validation()
    tableau_de_bord: TableauDeBord | None = reserve(
        calcule(tableau_de_bord, "Où en est l'offre d'un organisme, et ce qu'il reste à faire."),
        droit_requis(Droit.LECTURE),
    )
