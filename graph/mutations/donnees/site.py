"""What is entered of a site."""

import strawberry

from graph.mutations.donnees.adresse import AdresseDonnees, adresse
from graph.mutations.donnees.champ import donnee
from graph.mutations.donnees.saisie import colonne, identifiant
from rules.organisme import lire_siret, lire_uai


@strawberry.input(description="Un site, tel qu'on le saisit ; un champ absent est inchangé, null l'efface.")
class SiteDonnees:
    """Read by LECTURES."""

    nom: str | None = donnee("Nom.")
    principal: bool | None = donnee("Si c'est le site principal de l'établissement.")
    siret: str | None = donnee("SIRET, quand il en a un.")
    uai: str | None = donnee("Code UAI.")
    adresse: AdresseDonnees | None = donnee("Adresse.")


LECTURES = {
    "nom": colonne("nom"),
    "principal": colonne("principal", exigee=True),
    "siret": identifiant("siret", lire_siret),
    "uai": identifiant("uai", lire_uai),
    "adresse": adresse("adresse_id", exigee=True),
}
