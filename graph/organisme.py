"""Organismes."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Optional

import strawberry

from graph.certification_qualite import CertificationQualite, liste_de_certifications
from graph.champs import champ, liste, page_d_offres, page_de_sessions
from graph.connexion import Connection
from graph.contact import Contact
from graph.delegation import Delegation
from graph.formacode import Formacode
from graph.historique import proposee
from graph.listes import CategorieOrganisme
from graph.noeud import ObjetCatalogue
from graph.numero_precedent import NumeroPrecedent
from graph.organisme_formation import OrganismeFormationConnection, page_de_formations
from graph.permissions import A_L_ORGANISME, reserve
from loaders.action import actions_par_organisme
from loaders.certification_qualite import certifications_qualite_par_organisme
from loaders.contact import contacts_connus_par_organisme, contacts_par_organisme
from loaders.delegation import delegations_par_organisme
from loaders.etablissement import etablissements_par_organisme
from loaders.formacode import formacodes_par_organisme
from loaders.listes import categories_par_organisme
from loaders.numero_precedent import numeros_precedents_par_organisme
from loaders.session import sessions_par_organisme
from loaders.site import sites_par_organisme

if TYPE_CHECKING:
    from graph.action import Action
    from graph.etablissement import Etablissement
    from graph.session import Session
    from graph.site import Site


@strawberry.type(description="Un organisme de formation : l'entité juridique qui répond d'une offre.")
class Organisme(ObjetCatalogue):
    """A legal entity."""

    proposition: Optional["Organisme"] = proposee()
    raison_sociale: str = champ("Raison sociale.")
    nom: str = champ("Nom d'usage, à défaut la raison sociale.")
    siren: str | None = champ("Numéro SIREN.")
    numero_declaration_activite: str | None = champ("Numéro de déclaration d'activité (NDA).")
    categories: list[CategorieOrganisme] = liste(categories_par_organisme, "Ce qu'est l'organisme.")
    qualiopi: list[CertificationQualite] = liste_de_certifications(
        certifications_qualite_par_organisme, "Certifications Qualiopi de son entreprise (SIREN), par catégorie."
    )
    presentation: str | None = champ("Présentation, en texte simple.")
    urls: list[str] = champ("Sites web.")
    confirme_le: datetime | None = champ("Dernière fois que l'organisme a confirmé que tout est à jour.")
    etablissements: list[Annotated["Etablissement", strawberry.lazy("graph.etablissement")]] = liste(
        etablissements_par_organisme, "Établissements, le principal d'abord."
    )
    sites: list[Annotated["Site", strawberry.lazy("graph.site")]] = liste(
        sites_par_organisme, "Lieux de formation de tous ses établissements, les principaux d'abord."
    )
    domaines: list[Formacode] = liste(formacodes_par_organisme, "Domaines couverts, avec ou sans offre en cours.")
    contacts: list[Contact] = liste(contacts_par_organisme, "Contacts, par ordre d'importance.")
    repertoire: list[Contact] | None = reserve(
        liste(contacts_connus_par_organisme, "Tous ses contacts, ceux qui ne servent nulle part compris : où choisir."),
        A_L_ORGANISME,
    )
    numeros_precedents: list[NumeroPrecedent] = liste(
        numeros_precedents_par_organisme, "SIRET et NDA que l'organisme a eus avant, les derniers changés d'abord."
    )
    delegations: list[Delegation] | None = reserve(
        liste(delegations_par_organisme, "Délégations données et reçues, en cours ou à venir, les récentes d'abord."),
        A_L_ORGANISME,
    )
    formations: OrganismeFormationConnection = page_de_formations()
    actions: Connection[Annotated["Action", strawberry.lazy("graph.action")]] = page_d_offres(
        actions_par_organisme, "Actions dont l'organisme répond."
    )
    sessions: Connection[Annotated["Session", strawberry.lazy("graph.session")]] = page_de_sessions(
        sessions_par_organisme, "Sessions de l'organisme, les plus proches d'abord, dates inconnues à la fin."
    )
