"""What is wrong with an offer, or had to be decided about it."""

from typing import TYPE_CHECKING, Annotated, Any, Self

import strawberry
from strawberry import Info

from exporters.lheo import Constat, Decision
from graph.champs import calcule, champ, contexte
from graph.identite import viser
from loaders.offre.remarques import Remarque
from models.enumerations import NiveauAnomalie
from rules import regle

if TYPE_CHECKING:
    from graph.noeud import ObjetCatalogue


async def _objet(self: Any, info: Info) -> Any:
    visee = None if self.numero is None else viser(self.numero)
    return None if visee is None else await contexte(info).charger(*visee)


@strawberry.type(description="Ce qui ne va pas dans une offre, ou ce qu'il a fallu décider pour elle.")
class Anomalie:
    """A remark, in French."""

    code: str = champ("Code stable de l'anomalie.")
    niveau: NiveauAnomalie = champ("Si elle bloque, ou si elle avertit seulement.")
    message: str = champ("Ce qui ne va pas, et pourquoi.")
    champ: list[str] | None = champ(
        'Chemin de ce qui est en cause dans `donnees`, `["dispositifs", "0", "publics"]` ; pour Lhéo, le numéro de'
        " l'objet, puis l'élément."
    )
    quoi_faire: str | None = strawberry.field(default=None, description="Ce qu'il faut faire.")
    numero: strawberry.Private[str | None] = None
    objet: Annotated["ObjetCatalogue", strawberry.lazy("graph.noeud")] | None = calcule(
        _objet, "L'objet en cause ; null pour celui qu'on est en train de créer, ou que vous ne pouvez pas lire."
    )

    @classmethod
    def de_lheo(cls, constat: Constat) -> Self:
        """A decision of the Lhéo export."""
        refus = constat.code is Decision.REFUSE
        return cls(
            code=f"LHEO_{constat.code}",
            niveau=NiveauAnomalie.BLOQUANT if refus else NiveauAnomalie.AVERTISSEMENT,
            message=constat.message,
            champ=[constat.objet, constat.element] if constat.objet else None,
        )

    @classmethod
    def de_regle(cls, anomalie: regle.Anomalie) -> Self:
        """What a règle de gestion found."""
        return cls(
            code=anomalie.code,
            niveau=anomalie.niveau,
            message=anomalie.message,
            champ=list(anomalie.champ) or None,
            quoi_faire=anomalie.quoi_faire,
            numero=anomalie.numero,
        )

    @classmethod
    def de_recherche(cls, remarque: Remarque) -> Self:
        """What a search did otherwise than it was asked."""
        return cls(code=remarque.code, niveau=NiveauAnomalie.CONSEIL, message=remarque.message, champ=None)
