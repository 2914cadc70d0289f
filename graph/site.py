"""Sites."""

from typing import TYPE_CHECKING, Annotated, Any, Optional

import strawberry
from strawberry import Info

from graph.adresse import Adresse
from graph.champs import calcule, champ, contexte, lit, page_de_sessions, un
from graph.connexion import Connection
from graph.contexte import Contexte
from graph.etablissement import Etablissement
from graph.historique import proposee
from graph.noeud import ObjetCatalogue
from graph.point_filtre import PointFiltre, point_de, situer
from loaders.adresse import adresse_par_cle
from loaders.commune import commune_par_adresse
from loaders.etablissement import etablissement_par_site
from loaders.session import sessions_par_site
from rules.distance import Point, metres

if TYPE_CHECKING:
    from graph.session import Session

De = Annotated[PointFiltre, strawberry.argument(description="D'où mesurer.")]


@lit("adresse_id")
async def _distance_km(self: Any, info: Info, de: De) -> float | None:
    depart = await situer(contexte(info), de)
    arrivee = await _point(contexte(info), self.adresse_id)
    return None if arrivee is None else round(metres(depart, arrivee) / 1000, 1)


async def _point(contexte: Contexte, adresse_id: int) -> Point | None:
    """Where an address is, or the centre of its commune when nobody located it."""
    adresse = await contexte.charger(adresse_par_cle, adresse_id)
    if (point := point_de(adresse)) or adresse.commune_id is None:
        return point
    return point_de(await contexte.charger(commune_par_adresse, adresse.commune_id))


@strawberry.type(description="Un lieu de formation d'un établissement.")
class Site(ObjetCatalogue):
    """A place of training."""

    proposition: Optional["Site"] = proposee()
    nom: str = champ("Nom du lieu.")
    principal: bool = champ("Vrai pour le lieu principal de l'établissement.")
    siret: str | None = champ("SIRET du lieu, s'il en a un.")
    uai: str | None = champ("Code UAI du lieu, s'il en a un.")
    adresse: Adresse = un(adresse_par_cle, "Adresse.")
    distance_km: float | None = calcule(
        _distance_km,
        (
            "Distance à vol d'oiseau, en kilomètres, au dixième ; depuis le centre de la commune du lieu quand son"
            " adresse n'est pas située, absente quand elle ne l'est pas non plus."
        ),
    )
    etablissement: Etablissement = un(etablissement_par_site, "Établissement auquel le lieu appartient.")
    sessions: Connection[Annotated["Session", strawberry.lazy("graph.session")]] = page_de_sessions(
        sessions_par_site, "Sessions qui ont lieu ici, les plus proches d'abord, dates inconnues à la fin."
    )
