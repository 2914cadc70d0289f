"""Dispositifs (D)."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.champs import champ, liste, un
from graph.listes import Financeur, Public, TypeDispositif
from graph.noeud import Node
from loaders.listes import financeur_par_code, publics_par_dispositif, type_dispositif_par_code
from loaders.session import session_par_dispositif

if TYPE_CHECKING:
    from graph.session import Session


@strawberry.type(description="Un dispositif : comment une session est financée, et pour qui.")
class Dispositif(Node):
    """D."""

    numero: str = champ("Numéro permanent, jamais réattribué : `DI_0000000042`.")
    type: TypeDispositif = un(type_dispositif_par_code, "Type de dispositif.", par="type_code")
    financeur: Financeur | None = un(
        financeur_par_code,
        "Qui paie ; absent d'un contrat d'apprentissage sans financeur déclaré.",
        par="financeur_code",
    )
    programme: str | None = champ("Programme du financeur.")
    conventionne: bool = champ("Vrai quand un financeur public a passé convention.")
    places_financees: int | None = champ("Nombre de places financées.")
    intention_embauche: bool = champ("Vrai quand une embauche est prévue : « 1 emploi = 1 formation ».")
    reference_marche: str | None = champ("Référence du marché.")
    publics: list[Public] = liste(publics_par_dispositif, "Publics pour qui ce financement est ouvert.")
    session: Annotated["Session", strawberry.lazy("graph.session")] = un(session_par_dispositif, "Session financée.")
