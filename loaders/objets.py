"""The nouns that organismes enter, with their attributes: what each row holds, under the names of the API."""

from __future__ import annotations

from loaders.entree import ENTREE_POSSIBLE
from loaders.noun import Noun, Requis, dates_partielles, listes, propres, socle
from loaders.visibilite import PASSEE, STATUT_SESSION

ORGANISME = Noun(
    nom="Organisme",
    table="organisme",
    circuit=True,
    detenteur="organisme.id",
    visible=("NOT organisme.suspendu",),
    colonnes={
        **socle("organisme", "raison_sociale", "siren", "numero_declaration_activite", "presentation", "urls"),
        "nom": "coalesce(organisme.nom_usage, organisme.raison_sociale)",
        "confirme_le": "organisme.confirme_le",
    },
    portes=listes("categories", "domaines", "contacts"),
)

CERTIFICATION_QUALITE = Noun(
    nom="CertificationQualite",
    table="certification_qualite",
    requis=(Requis("organisme_id", ORGANISME),),
    colonnes=propres("certification_qualite", "organisme_id", "categorie", "debut", "fin", "source"),
)

ETABLISSEMENT = Noun(
    nom="Etablissement",
    table="etablissement",
    circuit=True,
    detenteur="etablissement.organisme_id",
    requis=(Requis("organisme_id", ORGANISME),),
    colonnes=socle("etablissement", "organisme_id", "siret", "uai", "nom", "principal", "ouvert", "fiche"),
    portes={**listes("contacts"), "adresse": "adresse_id"},
)

SITE = Noun(
    nom="Site",
    table="site",
    circuit=True,
    detenteur=("(SELECT etablissement.organisme_id FROM etablissement WHERE etablissement.id = site.etablissement_id)"),
    requis=(Requis("etablissement_id", ETABLISSEMENT),),
    colonnes=socle("site", "etablissement_id", "adresse_id", "nom", "principal", "siret", "uai"),
)

CONTACT = Noun(
    nom="Contact",
    table="contact",
    circuit=True,
    detenteur="contact.organisme_id",
    requis=(Requis("organisme_id", ORGANISME),),
    colonnes=socle("contact", "type_code", "civilite", "prenom", "nom_famille", "telephones", "courriel"),
)

FORMATION = Noun(
    nom="Formation",
    table="formation",
    circuit=True,
    detenteur="formation.proprietaire_id",
    requis=(Requis("proprietaire_id", ORGANISME, facultatif=True),),
    colonnes={
        **socle("formation", "proprietaire_id", "intitule", "objectif", "programme", "resultats_attendus"),
        **propres("formation", "certifiante", "objectif_general_code", "parcours", "urls"),
        **propres("formation", "niveau_entree_code", "niveau_sortie_code"),
    },
    portes={
        **listes("formacodes", "romes", "nsf", "certifications", "contacts"),
        "formacode_principal": "formacodes",
        "certification": "certifications",
    },
)

ACTION = Noun(
    nom="Action",
    table="action",
    circuit=True,
    detenteur="action.organisme_id",
    requis=(
        Requis("formation_id", FORMATION),
        Requis("organisme_id", ORGANISME),
        Requis("etablissement_id", ETABLISSEMENT),
    ),
    colonnes={
        **socle("action", "formation_id", "organisme_id", "etablissement_id"),
        "intitule": (
            "(SELECT concat_ws(' – ', formation.intitule, action.complement_intitule) "
            "FROM formation WHERE formation.id = action.formation_id)"
        ),
        **propres("action", "complement_intitule", "complement_descriptif", "modalite_enseignement", "rythme"),
        **propres("action", "heures_total", "heures_centre", "heures_entreprise", "heures_hebdomadaires"),
        **propres("action", "heures_conventionnees", "duree_indicative", "prix_total_ttc", "prix_horaire_ttc"),
        **propres("action", "frais_restants", "prise_en_charge_possible", "conditions_prise_en_charge"),
        **propres("action", "conditions_specifiques", "niveau_entree_obligatoire", "info_publics"),
        **propres("action", "perimetre_recrutement_code", "modalites_recrutement", "modalites_pedagogiques"),
        **propres("action", "modalites_alternance", "langues", "acces_handicapes", "hebergement", "restauration"),
        **propres("action", "transport", "dates_information", "urls"),
    },
    portes=listes("publics", "etablissements_formateurs", "contacts"),
)

SESSION = Noun(
    nom="Session",
    table="session",
    circuit=True,
    detenteur="session.organisme_id",
    passe=PASSEE,
    requis=(Requis("action_id", ACTION),),
    suit=Requis("action_id", ACTION),
    colonnes={
        **socle("session", "action_id", "adresse_inscription_id", statut=STATUT_SESSION),
        **dates_partielles("session", "debut", "fin", "inscription_du", "inscription_au"),
        **propres("session", "entrees_sorties_permanentes", "modalites_inscription", "etat_recrutement"),
        "entree_possible": ENTREE_POSSIBLE,
        **propres("session", "effectif_minimal", "capacite_simultanee", "capacite_cumulee", "conventionnee", "urls"),
    },
    portes={**listes("sites", "blocs", "contacts", "dispositifs", "recrutements"), "site": "sites"},
)

# What has a history of its own, by the name of its type.
DU_CATALOGUE = {noun.nom: noun for noun in (ORGANISME, ETABLISSEMENT, SITE, CONTACT, FORMATION, ACTION, SESSION)}
PAR_TABLE = {noun.table: noun for noun in DU_CATALOGUE.values()}

DISPOSITIF = Noun(
    nom="Dispositif",
    table="dispositif",
    requis=(Requis("session_id", SESSION),),
    colonnes={
        "cle": "dispositif.id",
        "id": "dispositif.numero",
        **propres("dispositif", "numero", "session_id", "type_code", "financeur_code", "programme", "conventionne"),
        **propres("dispositif", "places_financees", "intention_embauche", "reference_marche"),
    },
    portes=listes("publics"),
)

RECRUTEMENT = Noun(
    nom="Recrutement",
    table="recrutement",
    requis=(Requis("session_id", SESSION),),
    colonnes={
        **propres("recrutement", "session_id", "modalite_code", "adresse_id", "a_distance"),
        **dates_partielles("recrutement", "debut", "fin"),
        **propres("recrutement", "heure_debut", "heure_fin", "places", "url", "commentaire"),
    },
)
