"""The fields of the API that may change, with their labels: one line each, in the order that people read them."""

from __future__ import annotations

from typing import NamedTuple

from models.enumerations import CategorieQualiopi, EtatRecrutement, ModaliteEnseignement, Noun, Statut, TypeParcours
from rules.difference.valeurs import (
    DatePartielle,
    Dispositifs,
    Instant,
    Parmi,
    Prix,
    Recrutements,
    Reference,
    StatutDeSession,
    Valeur,
)


class Champ(NamedTuple):
    """`nom`: in the API; `cle`: in the journal and in edits that wait."""

    nom: str
    libelle: str
    cle: str
    valeur: Valeur = Valeur()


STATUT = Champ("statut", "statut", "statut", Parmi(Statut))
URLS = Champ("urls", "pages web", "urls")
CONTACTS = Champ("contacts", "contacts", "contacts", Reference("contact"))

ORGANISME = (
    STATUT,
    Champ("statut", "suspendu", "suspendu"),
    Champ("raisonSociale", "raison sociale", "raison_sociale"),
    Champ("nom", "nom d'usage", "nom_usage"),
    Champ("siren", "SIREN", "siren"),
    Champ("numeroDeclarationActivite", "numéro de déclaration d'activité", "numero_declaration_activite"),
    Champ("categories", "catégories", "categories", Reference("categorie_organisme")),
    Champ("qualiopi", "certifications Qualiopi", "qualiopi", Parmi(CategorieQualiopi)),
    Champ("presentation", "présentation", "presentation"),
    Champ("urls", "sites web", "urls"),
    Champ("confirmeLe", "confirmé le", "confirme_le", Instant()),
    Champ("domaines", "domaines", "domaines", Reference("formacode")),
    CONTACTS,
)

ETABLISSEMENT = (
    STATUT,
    Champ("siret", "SIRET", "siret"),
    Champ("uai", "code UAI", "uai"),
    Champ("nom", "nom", "nom"),
    Champ("principal", "établissement principal", "principal"),
    Champ("ouvert", "ouvert selon Sirene", "ouvert"),
    Champ("fiche", "fiche créée dans SOFI", "fiche"),
    Champ("adresse", "adresse", "adresse_id", Reference("adresse")),
    Champ("organisme", "organisme", "organisme_id", Reference("organisme")),
    CONTACTS,
)

SITE = (
    STATUT,
    Champ("nom", "nom", "nom"),
    Champ("principal", "lieu principal", "principal"),
    Champ("siret", "SIRET", "siret"),
    Champ("uai", "code UAI", "uai"),
    Champ("adresse", "adresse", "adresse_id", Reference("adresse")),
    Champ("etablissement", "établissement", "etablissement_id", Reference("etablissement")),
)

CONTACT = (
    STATUT,
    Champ("typeContact", "type de contact", "type_code", Reference("type_contact")),
    Champ("civilite", "civilité", "civilite"),
    Champ("prenom", "prénom", "prenom"),
    Champ("nomFamille", "nom de famille", "nom_famille"),
    Champ("telephones", "téléphones", "telephones"),
    Champ("courriel", "adresse électronique", "courriel"),
)

FORMATION = (
    STATUT,
    Champ("intitule", "intitulé", "intitule"),
    Champ("objectif", "objectif", "objectif"),
    Champ("programme", "programme", "programme"),
    Champ("resultatsAttendus", "résultats attendus", "resultats_attendus"),
    Champ("certifiante", "certifiante", "certifiante"),
    Champ("proprietaire", "organisme propriétaire", "proprietaire_id", Reference("organisme")),
    Champ("certifications", "certifications", "certifications", Reference("certification")),
    Champ("formacodes", "formacodes", "formacodes", Reference("formacode")),
    Champ("romes", "métiers (ROME)", "romes", Reference("rome")),
    Champ("nsf", "spécialités (NSF)", "nsf", Reference("nsf")),
    Champ("objectifGeneral", "objectif général", "objectif_general_code", Reference("objectif_general")),
    Champ("parcours", "parcours", "parcours", Parmi(TypeParcours)),
    Champ("niveauEntree", "niveau à l'entrée", "niveau_entree_code", Reference("niveau")),
    Champ("niveauSortie", "niveau à la sortie", "niveau_sortie_code", Reference("niveau")),
    URLS,
    CONTACTS,
)

ACTION = (
    STATUT,
    Champ("formation", "formation", "formation_id", Reference("formation")),
    Champ("organisme", "organisme responsable", "organisme_id", Reference("organisme")),
    Champ("etablissement", "établissement responsable", "etablissement_id", Reference("etablissement")),
    Champ(
        "etablissementsFormateurs",
        "établissements formateurs",
        "etablissements_formateurs",
        Reference("etablissement"),
    ),
    Champ("complementIntitule", "complément d'intitulé", "complement_intitule"),
    Champ("complementDescriptif", "complément de description", "complement_descriptif"),
    Champ("modaliteEnseignement", "modalité d'enseignement", "modalite_enseignement", Parmi(ModaliteEnseignement)),
    Champ("rythme", "rythme", "rythme"),
    Champ("heuresTotal", "durée totale (heures)", "heures_total"),
    Champ("heuresCentre", "heures en centre", "heures_centre"),
    Champ("heuresEntreprise", "heures en entreprise", "heures_entreprise"),
    Champ("heuresHebdomadaires", "heures par semaine", "heures_hebdomadaires"),
    Champ("heuresConventionnees", "heures conventionnées", "heures_conventionnees"),
    Champ("dureeIndicative", "durée indicative", "duree_indicative"),
    Champ("prixTotalTtc", "prix total TTC", "prix_total_ttc", Prix()),
    Champ("prixHoraireTtc", "prix horaire TTC", "prix_horaire_ttc", Prix()),
    Champ("fraisRestants", "frais restant à charge", "frais_restants"),
    Champ("priseEnChargePossible", "prise en charge possible", "prise_en_charge_possible"),
    Champ("conditionsPriseEnCharge", "conditions de prise en charge", "conditions_prise_en_charge"),
    Champ("conditionsSpecifiques", "conditions d'accès et prérequis", "conditions_specifiques"),
    Champ("niveauEntreeObligatoire", "niveau d'entrée exigé", "niveau_entree_obligatoire"),
    Champ("publics", "publics", "publics", Reference("public_vise")),
    Champ("infoPublics", "précisions sur les publics", "info_publics"),
    Champ(
        "perimetreRecrutement",
        "périmètre de recrutement",
        "perimetre_recrutement_code",
        Reference("perimetre_recrutement"),
    ),
    Champ("modalitesRecrutement", "modalités de recrutement", "modalites_recrutement"),
    Champ("modalitesPedagogiques", "modalités pédagogiques", "modalites_pedagogiques"),
    Champ("modalitesAlternance", "modalités d'alternance", "modalites_alternance"),
    Champ("langues", "langues", "langues", Reference("langue")),
    Champ("accesHandicapes", "accès des personnes handicapées", "acces_handicapes"),
    Champ("hebergement", "hébergement", "hebergement"),
    Champ("restauration", "restauration", "restauration"),
    Champ("transport", "transport", "transport"),
    Champ("datesInformation", "dates d'information", "dates_information"),
    URLS,
    CONTACTS,
)

SESSION = (
    Champ("statut", "statut", "statut", StatutDeSession()),
    Champ("action", "action", "action_id", Reference("action")),
    Champ("sites", "lieux", "sites", Reference("site")),
    Champ("debut", "début", "debut", DatePartielle()),
    Champ("fin", "fin", "fin", DatePartielle()),
    Champ("entreesSortiesPermanentes", "entrées et sorties permanentes", "entrees_sorties_permanentes"),
    Champ("inscriptionDu", "ouverture des inscriptions", "inscription_du", DatePartielle()),
    Champ("inscriptionAu", "clôture des inscriptions", "inscription_au", DatePartielle()),
    Champ("modalitesInscription", "modalités d'inscription", "modalites_inscription"),
    Champ("adresseInscription", "adresse d'inscription", "adresse_inscription_id", Reference("adresse")),
    Champ("etatRecrutement", "état du recrutement", "etat_recrutement", Parmi(EtatRecrutement)),
    Champ("effectifMinimal", "effectif minimal", "effectif_minimal"),
    Champ("capaciteSimultanee", "capacité simultanée", "capacite_simultanee"),
    Champ("capaciteCumulee", "capacité cumulée", "capacite_cumulee"),
    Champ("conventionnee", "conventionnée", "conventionnee"),
    Champ("dispositifs", "dispositifs", "dispositifs", Dispositifs()),
    Champ("recrutements", "rendez-vous de recrutement", "recrutements", Recrutements()),
    Champ("blocs", "blocs de compétences", "blocs", Reference("bloc_competences")),
    URLS,
    CONTACTS,
)

CHAMPS: dict[str, tuple[Champ, ...]] = {
    Noun.ORGANISME: ORGANISME,
    Noun.ETABLISSEMENT: ETABLISSEMENT,
    Noun.SITE: SITE,
    Noun.CONTACT: CONTACT,
    Noun.FORMATION: FORMATION,
    Noun.ACTION: ACTION,
    Noun.SESSION: SESSION,
}
