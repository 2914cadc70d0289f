"""Actions (A)."""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Optional

import strawberry

from graph.champs import champ, liste, page_de_sessions, un
from graph.connexion import Connection
from graph.contact import Contact
from graph.etablissement import Etablissement
from graph.formation import Formation
from graph.historique import proposee
from graph.listes import PerimetreRecrutement, Public
from graph.noeud import ObjetCatalogue
from graph.organisme import Organisme
from graph.scalaires import DatePartielle
from loaders.contact import contacts_par_action
from loaders.etablissement import etablissement_par_action, etablissements_par_action
from loaders.formation import formation_par_action
from loaders.listes import perimetre_recrutement_par_code, publics_par_action
from loaders.organisme import organisme_par_action
from loaders.session import sessions_par_action
from models.enumerations import ModaliteEnseignement

if TYPE_CHECKING:
    from graph.session import Session


@strawberry.type(description="Une action : une formation telle qu'un organisme la propose.")
class Action(ObjetCatalogue):
    """A."""

    proposition: Optional["Action"] = proposee()
    intitule: str = champ("Titre à afficher : l'intitulé de la formation, puis son complément.")
    complement_intitule: str | None = champ("Ce que l'organisme ajoute à l'intitulé de la formation.")
    complement_descriptif: str | None = champ("Ce que l'organisme ajoute à la description, en texte simple.")
    formation: Formation = un(formation_par_action, "Formation proposée.")
    organisme: Organisme = un(organisme_par_action, "Organisme responsable.")
    etablissement: Etablissement = un(
        etablissement_par_action, "Établissement responsable : son SIRET est la moitié de la clé d'échange."
    )
    etablissements_formateurs: list[Etablissement] = liste(
        etablissements_par_action, "Établissements qui dispensent l'action, quand ce n'est pas le responsable."
    )
    modalite_enseignement: ModaliteEnseignement | None = champ("Où l'on apprend ; toutes les sources ne le disent pas.")
    rythme: str | None = champ("Rythme : temps plein, cours du soir…")
    heures_total: int | None = champ("Durée totale en heures : un maximum, non une promesse.")
    heures_centre: int | None = champ("Heures en centre.")
    heures_entreprise: int | None = champ("Heures en entreprise.")
    heures_hebdomadaires: int | None = champ("Heures par semaine.")
    heures_conventionnees: int | None = champ("Heures conventionnées.")
    duree_indicative: str | None = champ("Durée, en toutes lettres.")
    prix_total_ttc: Decimal | None = champ("Prix total, en euros TTC.")
    prix_horaire_ttc: Decimal | None = champ("Prix d'une heure, en euros TTC.")
    frais_restants: str | None = champ("Frais qui restent à la charge du stagiaire.")
    prise_en_charge_possible: bool | None = champ("Vrai quand les frais peuvent être pris en charge.")
    conditions_prise_en_charge: str | None = champ("Conditions de prise en charge.")
    conditions_specifiques: str | None = champ("Conditions d'accès et prérequis.")
    niveau_entree_obligatoire: bool | None = champ("Vrai quand le niveau d'entrée est exigé.")
    publics: list[Public] = liste(publics_par_action, "Publics visés par l'action, même sans dispositif.")
    info_publics: str | None = champ("Précisions sur les publics.")
    perimetre_recrutement: PerimetreRecrutement | None = un(
        perimetre_recrutement_par_code, "Jusqu'où s'étend le recrutement.", par="perimetre_recrutement_code"
    )
    modalites_recrutement: str | None = champ("Comment on recrute.")
    modalites_pedagogiques: str | None = champ("Comment on enseigne.")
    modalites_alternance: str | None = champ("Comment alternent le centre et l'entreprise.")
    langues: list[str] = champ("Langues d'enseignement, en codes ISO 639-1.")
    acces_handicapes: str | None = champ("Accès des personnes handicapées.")
    hebergement: str | None = champ("Hébergement.")
    restauration: str | None = champ("Restauration.")
    transport: str | None = champ("Moyens de transport.")
    dates_information: list[DatePartielle] = champ("Dates des réunions d'information.")
    urls: list[str] = champ("Pages web de l'action.")
    contacts: list[Contact] = liste(contacts_par_action, "Contacts, par ordre d'importance.")
    sessions: Connection[Annotated["Session", strawberry.lazy("graph.session")]] = page_de_sessions(
        sessions_par_action, "Sessions, les plus proches d'abord, dates inconnues à la fin."
    )
