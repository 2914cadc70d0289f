"""What readers choose from when they search: closed lists that nothing stores."""

from __future__ import annotations

from models.enumerations import Enumeration


class Profil(Enumeration):
    """Who looks for an offer: each name stands for values of dispositifs, which `loaders/offre/profils.tsv` lists."""

    DEMANDEUR_EMPLOI = "DEMANDEUR_EMPLOI", "demandeur d'emploi"
    SALARIE = "SALARIE", "salarié"
    APPRENTI = "APPRENTI", "apprenti"
    PARTICULIER = "PARTICULIER", "particulier"
    HANDICAP = "HANDICAP", "personne en situation de handicap"


class Axe(Enumeration):
    """By what offers are counted; each has the field of the filter that takes its values."""

    DEPARTEMENT = "DEPARTEMENT", "département"
    CHAMP = "CHAMP", "domaine"
    NIVEAU_SORTIE = "NIVEAU_SORTIE", "niveau de sortie"
    MODALITE = "MODALITE", "modalité d'enseignement"
    TYPE_DISPOSITIF = "TYPE_DISPOSITIF", "type de dispositif"
    PUBLIC = "PUBLIC", "public"
    CERTIFIANTE = "CERTIFIANTE", "formation certifiante"
    MOIS_DEBUT = "MOIS_DEBUT", "mois de début"
    VOIE = "VOIE", "voie de formation"
    FINANCEUR = "FINANCEUR", "financeur"
    PROGRAMME = "PROGRAMME", "programme"
    CONVENTIONNEMENT = "CONVENTIONNEMENT", "conventionnement"
    ELIGIBLE_CPF = "ELIGIBLE_CPF", "éligibilité au CPF"
    COMMUNE = "COMMUNE", "commune"
    FORMACODE = "FORMACODE", "mot-clé du Formacode"
    CERTIFICATION = "CERTIFICATION", "certification"
    TYPE_CERTIFICATION = "TYPE_CERTIFICATION", "type de certification"
    ORGANISME = "ORGANISME", "organisme"
    CATEGORIE_ORGANISME = "CATEGORIE_ORGANISME", "catégorie d'organisme"
    QUALIOPI = "QUALIOPI", "catégorie Qualiopi"
    SOURCE = "SOURCE", "source"
    STATUT = "STATUT", "statut"
    HORS_REGION = "HORS_REGION", "hors de la région"
    ANNEE_DEBUT = "ANNEE_DEBUT", "année de début"
    MOIS_SAISIE = "MOIS_SAISIE", "mois de saisie"
    ANNEE_SAISIE = "ANNEE_SAISIE", "année de saisie"


class OffreTri(Enumeration):
    """Orders of a search."""

    PERTINENCE = "PERTINENCE", "les plus proches de ce qui est écrit, puis les prochaines à commencer"
    DATE = "DATE", "les prochaines à commencer, puis celles qui ont commencé"
    DISTANCE = "DISTANCE", "les plus proches du lieu"
    MISE_A_JOUR = "MISE_A_JOUR", "les dernières mises à jour"


class FormatExport(Enumeration):
    """The files that a search may be had as."""

    LHEO = "LHEO", "document Lhéo 2.3 : les sessions, avec l'action, la formation et l'organisme dont elles sont"
    CSV = "CSV", "tableau, une ligne par session, que les tableurs français ouvrent"
