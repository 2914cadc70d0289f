"""Qualiopi certificates."""

from datetime import date
from typing import Annotated, Any

import strawberry

from graph.champs import champ
from graph.suivi import Forme, suivre
from loaders.demande import TOUT, Demande, Visee
from loaders.relation import Relation
from models.enumerations import CategorieQualiopi, Source

Passees = Annotated[bool, strawberry.argument(description="Ajoute les certifications qui ont pris fin.")]

EN_COURS = Demande(filtres=(("en_cours", True),))


@strawberry.type(description="La certification Qualiopi d'un organisme, dans l'une des quatre catégories.")
class CertificationQualite:
    """One category."""

    categorie: CategorieQualiopi = champ("Catégorie : un organisme peut en avoir plusieurs, à ne pas additionner.")
    debut: date | None = champ("Depuis quand ; absent quand la source ne le dit pas.")
    fin: date | None = champ("Le jour où la source a cessé de la donner ; absent tant qu'elle a cours.")
    source: Source = champ("Nature de la source.")


def liste_de_certifications(relation: Relation, description: str) -> Any:
    """Certificates under an organisme, those in force unless the others are asked for."""

    def viser(passees: Passees = False) -> Visee:
        return Visee(relation, demande=TOUT if passees else EN_COURS)

    return suivre(Forme.LISTE, viser, description, (relation.par[0].attribut,), relation)
