"""Formations (F)."""

from typing import TYPE_CHECKING, Annotated, Optional

import strawberry

from graph.certification import Certification
from graph.champs import champ, liste, page_d_offres, premier, un
from graph.connexion import Connection
from graph.contact import Contact
from graph.formacode import Formacode
from graph.historique import proposee
from graph.listes import BlocCompetences, Niveau, Nsf, ObjectifGeneral
from graph.noeud import ObjetCatalogue
from graph.organisme import Organisme
from graph.rome import Rome
from loaders.action import actions_par_formation
from loaders.certification import certifications_par_formation
from loaders.contact import contacts_par_formation
from loaders.formacode import formacodes_par_formation
from loaders.listes import blocs_par_formation, niveau_par_code, nsf_par_formation, objectif_general_par_code
from loaders.organisme import organisme_par_formation
from loaders.rome import romes_par_formation
from models.enumerations import TypeParcours

if TYPE_CHECKING:
    from graph.action import Action


@strawberry.type(description="Une formation : son but, son programme, son niveau, sans lieu ni date.")
class Formation(ObjetCatalogue):
    """F."""

    proposition: Optional["Formation"] = proposee()
    intitule: str = champ("Intitulé.")
    objectif: str | None = champ("Objectif, en texte simple.")
    programme: str | None = champ("Programme, en texte simple.")
    resultats_attendus: str | None = champ("Résultats attendus, en texte simple.")
    certifiante: bool = champ("Vrai quand la formation mène à une certification.")
    proprietaire: Organisme | None = un(
        organisme_par_formation, "Organisme d'une formation propre ; absent d'une formation de référence, partagée."
    )
    certification: Certification | None = premier(certifications_par_formation, "Certification principale.")
    certifications: list[Certification] = liste(certifications_par_formation, "Certifications, la principale d'abord.")
    formacode_principal: Formacode | None = premier(formacodes_par_formation, "Domaine principal.")
    formacodes: list[Formacode] = liste(formacodes_par_formation, "Domaines, le principal d'abord.")
    romes: list[Rome] = liste(romes_par_formation, "Métiers auxquels la formation mène.")
    nsf: list[Nsf] = liste(nsf_par_formation, "Spécialités NSF.")
    objectif_general: ObjectifGeneral | None = un(
        objectif_general_par_code, "Objectif général.", par="objectif_general_code"
    )
    parcours: TypeParcours | None = champ("Comment la formation se suit.")
    niveau_entree: Niveau | None = un(niveau_par_code, "Niveau demandé à l'entrée.", par="niveau_entree_code")
    niveau_sortie: Niveau | None = un(niveau_par_code, "Niveau atteint à la sortie.", par="niveau_sortie_code")
    blocs_competences: list[BlocCompetences] = liste(
        blocs_par_formation, "Blocs de compétences de ses certifications, dans l'ordre de celles-ci, puis par code."
    )
    urls: list[str] = champ("Pages web de la formation.")
    contacts: list[Contact] = liste(contacts_par_formation, "Contacts, par ordre d'importance.")
    actions: Connection[Annotated["Action", strawberry.lazy("graph.action")]] = page_d_offres(
        actions_par_formation, "Actions de tous les organismes qui proposent cette formation."
    )
