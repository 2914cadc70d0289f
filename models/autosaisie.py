"""Closed lists of self-entry: who has an account, what they may do, what they ask, what becomes of it."""

from __future__ import annotations

from models.enumerations import Enumeration


class Role(Enumeration):
    """What an account is."""

    ORGANISME = "ORGANISME", "organisme de formation"
    CARIF = "CARIF", "agent du Carif-Oref"
    PARTENAIRE = "PARTENAIRE", "partenaire qui reçoit l'offre"
    ADMIN = "ADMIN", "administrateur"


class Droit(Enumeration):
    """What an account may do for an organisme; each includes those before it."""

    LECTURE = "LECTURE", "lire ce qui n'est pas diffusé"
    SAISIE = "SAISIE", "saisir et soumettre l'offre"
    GESTION = "GESTION", "gérer la fiche, les demandes et les délégations"

    def comprend(self, autre: Droit) -> bool:
        """Whether it includes another."""
        rangs = list(Droit)
        return rangs.index(self) >= rangs.index(autre)


class TypeDemande(Enumeration):
    """What an organisme may ask the Carif."""

    OUVERTURE_COMPTE = "OUVERTURE_COMPTE", "ouverture d'un compte"
    CHANGEMENT_SIRET = "CHANGEMENT_SIRET", "changement de SIRET"
    CHANGEMENT_NDA = "CHANGEMENT_NDA", "changement de numéro de déclaration d'activité"
    FERMETURE = "FERMETURE", "fermeture d'un établissement ou d'un organisme"
    RETRAIT_SESSION = "RETRAIT_SESSION", "retrait d'une session conventionnée"
    DEROGATION_PERIMETRE = "DEROGATION_PERIMETRE", "dérogation au périmètre"


class Decision(Enumeration):
    """What the Carif answers."""

    ACCORDEE = "ACCORDEE", "accordée"
    REFUSEE = "REFUSEE", "refusée"


class EtatSoumission(Enumeration):
    """Where a submission stands: what waits is DEPOSEE."""

    DEPOSEE = "DEPOSEE", "déposée"
    RETOURNEE = "RETOURNEE", "retournée à corriger"
    VALIDEE = "VALIDEE", "validée"
    REFUSEE = "REFUSEE", "refusée"
    CADUQUE = "CADUQUE", "sans objet"


class GenreNumero(Enumeration):
    """The numbers of an organisme that may change."""

    SIRET = "SIRET", "SIRET"
    NDA = "NDA", "numéro de déclaration d'activité"
