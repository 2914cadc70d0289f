"""What is entered of an action."""

from datetime import date
from decimal import Decimal

import strawberry

from graph.mutations.donnees.champ import donnee
from graph.mutations.donnees.saisie import colonne, designe, liste, montant, textes
from loaders.designation import Designation
from models.enumerations import ModaliteEnseignement


@strawberry.input(description="Une action, telle qu'on la saisit ; un champ absent est inchangé, null l'efface.")
class ActionDonnees:
    """Read by LECTURES."""

    complement_intitule: str | None = donnee("Ce que l'action ajoute à l'intitulé.")
    complement_descriptif: str | None = donnee("Ce que l'action ajoute au descriptif.")
    etablissements_formateurs: list[str] | None = donnee("Numéros des établissements qui dispensent l'action.")
    modalite_enseignement: ModaliteEnseignement | None = donnee("Où l'on apprend.")
    rythme: str | None = donnee("Rythme.")
    heures_total: int | None = donnee("Heures en tout, au plus.")
    heures_centre: int | None = donnee("Heures en centre.")
    heures_entreprise: int | None = donnee("Heures en entreprise.")
    heures_hebdomadaires: int | None = donnee("Heures par semaine.")
    heures_conventionnees: int | None = donnee("Heures conventionnées.")
    duree_indicative: str | None = donnee("Durée, en clair.")
    prix_total_ttc: Decimal | None = donnee("Prix total, en euros TTC.")
    prix_horaire_ttc: Decimal | None = donnee("Prix horaire, en euros TTC.")
    frais_restants: str | None = donnee("Frais restant à la charge du stagiaire.")
    prise_en_charge_possible: bool | None = donnee("Si des frais peuvent être pris en charge.")
    conditions_prise_en_charge: str | None = donnee("À quelles conditions.")
    conditions_specifiques: str | None = donnee("Conditions d'entrée ; « aucune » s'il n'y en a pas.")
    niveau_entree_obligatoire: bool | None = donnee("Si le niveau d'entrée est exigé.")
    info_publics: str | None = donnee("Précisions sur les publics.")
    perimetre_recrutement: str | None = donnee("Code de la nomenclature PERIMETRE_RECRUTEMENT.")
    modalites_recrutement: str | None = donnee("Comment on recrute.")
    modalites_pedagogiques: str | None = donnee("Modalités pédagogiques.")
    modalites_alternance: str | None = donnee("Modalités de l'alternance.")
    publics: list[str] | None = donnee("Codes de la nomenclature PUBLIC, 10 au plus.")
    langues: list[str] | None = donnee("Codes de la nomenclature LANGUE.")
    acces_handicapes: str | None = donnee("Accès des personnes handicapées.")
    hebergement: str | None = donnee("Hébergement.")
    restauration: str | None = donnee("Restauration.")
    transport: str | None = donnee("Transport.")
    dates_information: list[date] | None = donnee("Réunions d'information.")
    urls: list[str] | None = donnee("Pages web.")
    contacts: list[str] | None = donnee("Numéros des contacts de l'action.")


LECTURES = {
    "complement_intitule": colonne("complement_intitule"),
    "complement_descriptif": colonne("complement_descriptif"),
    "etablissements_formateurs": liste("etablissements_formateurs", Designation.ETABLISSEMENT),
    "modalite_enseignement": colonne("modalite_enseignement"),
    "rythme": colonne("rythme"),
    "heures_total": colonne("heures_total"),
    "heures_centre": colonne("heures_centre"),
    "heures_entreprise": colonne("heures_entreprise"),
    "heures_hebdomadaires": colonne("heures_hebdomadaires"),
    "heures_conventionnees": colonne("heures_conventionnees"),
    "duree_indicative": colonne("duree_indicative"),
    "prix_total_ttc": montant("prix_total_ttc"),
    "prix_horaire_ttc": montant("prix_horaire_ttc"),
    "frais_restants": colonne("frais_restants"),
    "prise_en_charge_possible": colonne("prise_en_charge_possible"),
    "conditions_prise_en_charge": colonne("conditions_prise_en_charge"),
    "conditions_specifiques": colonne("conditions_specifiques"),
    "niveau_entree_obligatoire": colonne("niveau_entree_obligatoire"),
    "info_publics": colonne("info_publics"),
    "perimetre_recrutement": designe("perimetre_recrutement_code", Designation.PERIMETRE_RECRUTEMENT),
    "modalites_recrutement": colonne("modalites_recrutement"),
    "modalites_pedagogiques": colonne("modalites_pedagogiques"),
    "modalites_alternance": colonne("modalites_alternance"),
    "publics": liste("publics", Designation.PUBLIC),
    "langues": liste("langues", Designation.LANGUE),
    "acces_handicapes": colonne("acces_handicapes"),
    "hebergement": colonne("hebergement"),
    "restauration": colonne("restauration"),
    "transport": colonne("transport"),
    "dates_information": textes("dates_information"),
    "urls": textes("urls"),
    "contacts": liste("contacts", Designation.CONTACT),
}
