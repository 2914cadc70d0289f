"""Sites."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.adresse import Adresse
from graph.champs import champ, page_de_sessions, un
from graph.connexion import Connection
from graph.etablissement import Etablissement
from graph.noeud import ObjetCatalogue
from loaders.adresse import adresse_par_cle
from loaders.etablissement import etablissement_par_site
from loaders.session import sessions_par_site

if TYPE_CHECKING:
    from graph.session import Session


@strawberry.type(description="Un lieu de formation d'un établissement.")
class Site(ObjetCatalogue):
    """A place of training."""

    nom: str = champ("Nom du lieu.")
    principal: bool = champ("Vrai pour le lieu principal de l'établissement.")
    siret: str | None = champ("SIRET du lieu, s'il en a un.")
    uai: str | None = champ("Code UAI du lieu, s'il en a un.")
    adresse: Adresse = un(adresse_par_cle, "Adresse.")
    etablissement: Etablissement = un(etablissement_par_site, "Établissement auquel le lieu appartient.")
    sessions: Connection[Annotated["Session", strawberry.lazy("graph.session")]] = page_de_sessions(
        sessions_par_site, "Sessions qui ont lieu ici, les plus proches d'abord, dates inconnues à la fin."
    )
