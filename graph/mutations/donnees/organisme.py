"""What is entered of an organisme."""

import strawberry

from graph.mutations.donnees.champ import donnee
from graph.mutations.donnees.saisie import colonne, identifiant, liste, textes
from loaders.designation import Designation
from rules.organisme import lire_nda, lire_siren


@strawberry.input(description="Un organisme, tel qu'on le saisit ; un champ absent est inchangé, null l'efface.")
class OrganismeDonnees:
    """Read by LECTURES."""

    raison_sociale: str | None = donnee("Raison sociale.")
    nom: str | None = donnee("Nom d'usage ; la raison sociale quand il n'y en a pas.")
    siren: str | None = donnee("SIREN, 9 chiffres.")
    numero_declaration_activite: str | None = donnee(
        "Numéro de déclaration d'activité, 11 caractères. Une fois l'organisme validé, il n'en change que par une"
        " demande CHANGEMENT_NDA."
    )
    categories: list[str] | None = donnee("Codes de la nomenclature CATEGORIE_ORGANISME.")
    presentation: str | None = donnee("Présentation.")
    urls: list[str] | None = donnee("Pages web.")
    domaines: list[str] | None = donnee("Formacodes qu'il sait couvrir, 25 au plus.")
    contacts: list[str] | None = donnee("Numéros de ses contacts, par ordre d'importance.")


LECTURES = {
    "raison_sociale": colonne("raison_sociale"),
    "nom": colonne("nom_usage"),
    "siren": identifiant("siren", lire_siren),
    "numero_declaration_activite": identifiant("numero_declaration_activite", lire_nda),
    "categories": liste("categories", Designation.CATEGORIE_ORGANISME),
    "presentation": colonne("presentation"),
    "urls": textes("urls"),
    "domaines": liste("domaines", Designation.FORMACODE),
    "contacts": liste("contacts", Designation.CONTACT),
}
