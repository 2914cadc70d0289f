"""Closed lists a client's code branches on: stored and spoken under these names, each with its French label."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self


class Enumeration(StrEnum):
    """A name and its French label; the name is what the database stores and GraphQL shows."""

    libelle: str

    def __new__(cls, nom: str, libelle: str) -> Self:
        """Make the member a string equal to its name, with `libelle` beside it."""
        membre = str.__new__(cls, nom)
        membre._value_ = nom
        membre.libelle = libelle
        return membre


class Statut(Enumeration):
    """Where an object stands in the circuit; PERIMEE is computed from the dates and never stored."""

    EN_COURS_DE_SAISIE = "EN_COURS_DE_SAISIE", "en cours de saisie"
    SOUMISE = "SOUMISE", "soumise au Carif"
    A_CORRIGER = "A_CORRIGER", "à corriger"
    VALIDEE = "VALIDEE", "validée"
    REFUSEE = "REFUSEE", "refusée"
    PERIMEE = "PERIMEE", "périmée"
    SUSPENDUE = "SUSPENDUE", "suspendue"
    ANNULEE = "ANNULEE", "annulée"
    ARCHIVEE = "ARCHIVEE", "archivée"


class Source(Enumeration):
    """What kind of source an object or a fact comes from."""

    SAISIE = "SAISIE", "saisie de l'organisme"
    CARIF = "CARIF", "Carif-Oref"
    LHEO = "LHEO", "fichier Lhéo"
    IDEO = "IDEO", "Idéo (Onisep)"
    CERTIFINFO = "CERTIFINFO", "Certif Info"
    RNCP = "RNCP", "France compétences (RNCP, RS)"
    CPF = "CPF", "Caisse des Dépôts (CPF)"
    LISTE_PUBLIQUE = "LISTE_PUBLIQUE", "liste publique des organismes de formation"
    SIRENE = "SIRENE", "Sirene (Insee)"


class Voie(Enumeration):
    """By which way one trains."""

    FORMATION_INITIALE = "FORMATION_INITIALE", "formation initiale"
    APPRENTISSAGE = "APPRENTISSAGE", "apprentissage"
    CONTRAT_PROFESSIONNALISATION = "CONTRAT_PROFESSIONNALISATION", "contrat de professionnalisation"
    FORMATION_CONTINUE = "FORMATION_CONTINUE", "formation continue"
    VAE = "VAE", "validation des acquis de l'expérience"


class ModaliteEnseignement(Enumeration):
    """Where one learns; Lhéo 0, 1, 2 in this order (two public programs swap 1 and 2: trust the table)."""

    PRESENTIEL = "PRESENTIEL", "en présentiel"
    MIXTE = "MIXTE", "mixte"
    A_DISTANCE = "A_DISTANCE", "à distance"


class EtatRecrutement(Enumeration):
    """Whether one may still enter; Lhéo 1, 2, 3 in this order."""

    OUVERT = "OUVERT", "ouvert"
    FERME = "FERME", "fermé"
    SUSPENDU = "SUSPENDU", "suspendu"


class TypeParcours(Enumeration):
    """How a formation is followed; Lhéo 1 to 4 in this order."""

    EN_GROUPE = "EN_GROUPE", "en groupe (non personnalisable)"
    INDIVIDUALISE = "INDIVIDUALISE", "individualisé"
    MODULARISE = "MODULARISE", "modularisé"
    MIXTE = "MIXTE", "mixte"


class TypeCertification(Enumeration):
    """The five kinds of certification of Certif Info."""

    ETAT = "ETAT", "diplôme ou titre d'État"
    RNCP_SUR_DEMANDE = "RNCP_SUR_DEMANDE", "titre inscrit sur demande au RNCP"
    CQP = "CQP", "certificat de qualification professionnelle"
    HABILITATION = "HABILITATION", "habilitation (répertoire spécifique)"
    PREPARATION_CONCOURS = "PREPARATION_CONCOURS", "préparation à un concours"


class EtatCertification(Enumeration):
    """Whether Certif Info publishes a certification; its codes are 1, 2, 3 in this order."""

    PUBLIEE = "PUBLIEE", "publiée"
    ERRONEE = "ERRONEE", "erronée"
    ARCHIVEE = "ARCHIVEE", "archivée"


class RoleCertification(Enumeration):
    """What an authority does for a certification."""

    CERTIFICATEUR = "CERTIFICATEUR", "certificateur"
    VALIDEUR = "VALIDEUR", "valideur"


class Referentiel(Enumeration):
    """Lists whose codes name a certification, besides Certif Info, the RNCP and the RS."""

    SCOLARITE = "SCOLARITE", "code scolarité (CFD)"
    IDEO = "IDEO", "formation d'Idéo (Onisep)"


class EtatFiche(Enumeration):
    """Where a sheet of the RNCP or the RS stands at France compétences."""

    PUBLIEE = "PUBLIEE", "publiée"
    ARCHIVEE = "ARCHIVEE", "dépubliée ou archivée"
    MODIFICATIONS_A_VALIDER = "MODIFICATIONS_A_VALIDER", "modifications à valider"
    MODIFICATIONS_A_VALIDER_PAR_LE_MINISTERE = (
        "MODIFICATIONS_A_VALIDER_PAR_LE_MINISTERE",
        "modifications à valider par le ministère",
    )


class TypeEnregistrement(Enumeration):
    """How a certification got into the RNCP or the RS."""

    DE_DROIT = "DE_DROIT", "enregistrement de droit"
    SUR_DEMANDE = "SUR_DEMANDE", "enregistrement sur demande"


class TypeHabilitation(Enumeration):
    """What a certificateur lets a partner do."""

    FORMER = "FORMER", "former"
    ORGANISER = "ORGANISER", "organiser l'évaluation"
    ORGA_FORM = "ORGA_FORM", "former et organiser l'évaluation"


class EtatHabilitation(Enumeration):
    """Whether it still does; INACTIF goes with a sheet that is not active any more."""

    ACTIF = "ACTIF", "active"
    INACTIF = "INACTIF", "inactive"
    SUPPRIME = "SUPPRIME", "supprimée"


class QualiteHabilitation(Enumeration):
    """As what an organisme may train."""

    CERTIFICATEUR = "CERTIFICATEUR", "certificateur"
    PARTENAIRE = "PARTENAIRE", "partenaire habilité"


class CorrespondanceHabilitation(Enumeration):
    """How an organisme was recognised among those of a sheet; the same SIREN proves less than the same SIRET."""

    SIRET = "SIRET", "même SIRET"
    SIREN = "SIREN", "même SIREN, autre établissement"


class ReponseHabilitation(Enumeration):
    """Whether an organisme may train for a sheet."""

    HABILITE = "HABILITE", "habilité à former"
    A_VERIFIER = "A_VERIFIER", "à vérifier par le Carif"
    NON_HABILITE = "NON_HABILITE", "non habilité à former"


class CategorieQualiopi(Enumeration):
    """The four categories of the Qualiopi certificate."""

    ACTIONS_DE_FORMATION = "ACTIONS_DE_FORMATION", "actions de formation"
    BILANS_DE_COMPETENCES = "BILANS_DE_COMPETENCES", "bilans de compétences"
    VAE = "VAE", "validation des acquis de l'expérience"
    APPRENTISSAGE = "APPRENTISSAGE", "actions de formation par apprentissage"


class PublicCpf(Enumeration):
    """Whose compte personnel de formation may pay; the national feed says 3, 1, 2 in this order."""

    TOUT_PUBLIC = "TOUT_PUBLIC", "tout public"
    SALARIE = "SALARIE", "salariés"
    DEMANDEUR_EMPLOI = "DEMANDEUR_EMPLOI", "demandeurs d'emploi"


class Precision(Enumeration):
    """How much of a date is known."""

    JOUR = "JOUR", "au jour"
    MOIS = "MOIS", "au mois"
    ANNEE = "ANNEE", "à l'année"
    INCONNUE = "INCONNUE", "inconnue"


class MotifDoublon(Enumeration):
    """By what two places were found to be the same one; the first that is true."""

    UAI = "UAI", "même UAI"
    SIRET = "SIRET", "même SIRET, même code postal"
    ETABLISSEMENT = "ETABLISSEMENT", "même établissement, même code postal"
    ADRESSE = "ADRESSE", "même adresse"


class DecisionDoublon(Enumeration):
    """What the Carif says of two sessions that may be one."""

    MEME_OFFRE = "MEME_OFFRE", "la même offre"
    OFFRES_DISTINCTES = "OFFRES_DISTINCTES", "deux offres distinctes"


class NiveauAnomalie(Enumeration):
    """How much an anomaly weighs."""

    BLOQUANT = "BLOQUANT", "bloquant"
    AVERTISSEMENT = "AVERTISSEMENT", "avertissement"
    CONSEIL = "CONSEIL", "conseil"
    A_VERIFIER = "A_VERIFIER", "à vérifier"


class Geste(Enumeration):
    """What was done to an object."""

    CREER = "CREER", "créer"
    MODIFIER = "MODIFIER", "modifier"
    IMPORTER = "IMPORTER", "importer"
    DUPLIQUER = "DUPLIQUER", "dupliquer"
    CONFIRMER = "CONFIRMER", "confirmer"
    SOUMETTRE = "SOUMETTRE", "soumettre"
    PRENDRE_EN_CHARGE = "PRENDRE_EN_CHARGE", "prendre en charge"
    VALIDER = "VALIDER", "valider"
    RETOURNER = "RETOURNER", "retourner"
    REFUSER = "REFUSER", "refuser"
    SUSPENDRE = "SUSPENDRE", "suspendre"
    RETABLIR = "RETABLIR", "rétablir"
    ANNULER = "ANNULER", "annuler"
    ARCHIVER = "ARCHIVER", "archiver"


class Noun(Enumeration):
    """The nouns of the catalogue, as tables and journals name them."""

    ORGANISME = "organisme", "organisme"
    ETABLISSEMENT = "etablissement", "établissement"
    SITE = "site", "site"
    CONTACT = "contact", "contact"
    FORMATION = "formation", "formation"
    ACTION = "action", "action"
    SESSION = "session", "session"
    DISPOSITIF = "dispositif", "dispositif"
    CERTIFICATION = "certification", "certification"


class TypeObjet(Enumeration):
    """The nouns of the catalogue, as the API names them."""

    ORGANISME = "ORGANISME", "organisme"
    ETABLISSEMENT = "ETABLISSEMENT", "établissement"
    SITE = "SITE", "site"
    CONTACT = "CONTACT", "contact"
    FORMATION = "FORMATION", "formation"
    ACTION = "ACTION", "action"
    SESSION = "SESSION", "session"
    DISPOSITIF = "DISPOSITIF", "dispositif"
    CERTIFICATION = "CERTIFICATION", "certification"
