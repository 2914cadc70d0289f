"""Établissements."""

from typing import TYPE_CHECKING, Annotated, Optional

import strawberry

from graph.adresse import Adresse
from graph.champs import champ, liste, page_d_offres, un
from graph.connexion import Connection
from graph.contact import Contact
from graph.derogation import Derogation
from graph.historique import proposee
from graph.noeud import ObjetCatalogue
from graph.organisme import Organisme
from graph.permissions import A_L_ORGANISME, reserve
from loaders.action import actions_par_etablissement
from loaders.adresse import adresse_par_etablissement
from loaders.contact import contacts_par_etablissement
from loaders.derogation import derogations_par_etablissement
from loaders.organisme import organisme_par_etablissement
from loaders.site import sites_par_etablissement

if TYPE_CHECKING:
    from graph.action import Action
    from graph.site import Site


@strawberry.type(description="Un établissement d'un organisme, connu par son SIRET ou son UAI.")
class Etablissement(ObjetCatalogue):
    """A unit with a SIRET."""

    proposition: Optional["Etablissement"] = proposee()
    siret: str | None = champ("Numéro SIRET ; absent d'un lycée connu par son seul UAI.")
    uai: str | None = champ("Code UAI de l'Éducation nationale.")
    nom: str = champ("Nom de l'établissement.")
    principal: bool = champ("Vrai pour l'établissement principal de l'organisme.")
    ouvert: bool | None = champ("Ouvert selon Sirene ; absent quand on ne le sait pas.")
    fiche: bool = champ("Vrai quand une fiche a été créée dans SOFI.")
    adresse: Adresse = un(adresse_par_etablissement, "Adresse.")
    organisme: Organisme = un(organisme_par_etablissement, "Organisme dont il fait partie.")
    sites: list[Annotated["Site", strawberry.lazy("graph.site")]] = liste(
        sites_par_etablissement, "Lieux de formation, le principal d'abord."
    )
    contacts: list[Contact] = liste(contacts_par_etablissement, "Contacts, par ordre d'importance.")
    derogations: list[Derogation] | None = reserve(
        liste(derogations_par_etablissement, "Dérogations au périmètre, les plus récentes d'abord."), A_L_ORGANISME
    )
    actions: Connection[Annotated["Action", strawberry.lazy("graph.action")]] = page_d_offres(
        actions_par_etablissement, "Actions dont il est l'établissement responsable ou qu'il dispense."
    )
