"""What is entered of an établissement."""

import strawberry

from graph.mutations.donnees.adresse import AdresseDonnees, adresse
from graph.mutations.donnees.champ import donnee
from graph.mutations.donnees.saisie import colonne, identifiant, liste
from loaders.designation import Designation
from rules.organisme import lire_siret, lire_uai


@strawberry.input(description="Un établissement, tel qu'on le saisit ; un champ absent est inchangé, null l'efface.")
class EtablissementDonnees:
    """Read by LECTURES."""

    siret: str | None = donnee(
        "SIRET, 14 chiffres. Une fois l'établissement validé, un organisme n'en change que par une demande"
        " CHANGEMENT_SIRET."
    )
    uai: str | None = donnee("Code UAI, 8 caractères.")
    nom: str | None = donnee("Nom.")
    principal: bool | None = donnee("Si c'est l'établissement principal de l'organisme.")
    adresse: AdresseDonnees | None = donnee("Adresse.")
    contacts: list[str] | None = donnee("Numéros de ses contacts, par ordre d'importance.")


LECTURES = {
    "siret": identifiant("siret", lire_siret),
    "uai": identifiant("uai", lire_uai),
    "nom": colonne("nom"),
    "principal": colonne("principal", exigee=True),
    "adresse": adresse("adresse_id"),
    "contacts": liste("contacts", Designation.CONTACT),
}
