"""Evenements: the history of an object, for those who answer for it."""

from datetime import datetime
from typing import Any

import strawberry

from graph.champs import champ
from graph.difference import Difference, differences_d_evenement
from graph.identite import PAR_CLE
from graph.noeud import Node, ObjetCatalogue
from graph.suivi import Forme, suivre
from loaders.demande import Visee
from models.enumerations import Geste, Source


def _objet(self: Any) -> Visee:
    return Visee(PAR_CLE[self.noun_code], self.objet_id)


@strawberry.type(description="Ce qui est arrivé à un objet du catalogue : qui, quand, pourquoi, et ce qui a changé.")
class Evenement(Node):
    """A line of the journal."""

    le: datetime = champ("Quand.")
    geste: Geste = champ("Ce qui a été fait.")
    auteur: str | None = champ("Adresse électronique de qui l'a fait ; absente d'un import.")
    origine: Source = champ("D'où vient le changement.")
    motif: str | None = champ("Pourquoi, quand quelqu'un l'a dit.")
    objet: ObjetCatalogue = suivre(
        Forme.UN, _objet, "L'objet, tel qu'il est à présent.", possibles=tuple(PAR_CLE.values())
    )
    differences: list[Difference] = differences_d_evenement()
