"""What is entered of a contact."""

import strawberry

from graph.mutations.donnees.champ import donnee
from graph.mutations.donnees.saisie import colonne, designe, textes
from loaders.designation import Designation


@strawberry.input(
    description="Un contact, tel qu'on le saisit ; un champ absent est inchangé, null l'efface. Il est public."
)
class ContactDonnees:
    """Read by LECTURES."""

    type_contact: str | None = donnee("Code de la nomenclature TYPE_CONTACT.")
    civilite: str | None = donnee("Civilité.")
    prenom: str | None = donnee("Prénom.")
    nom_famille: str | None = donnee("Nom de famille, ou nom du service.")
    telephones: list[str] | None = donnee("Numéros de téléphone.")
    courriel: str | None = donnee("Courriel.")


LECTURES = {
    "type_contact": designe("type_code", Designation.TYPE_CONTACT),
    "civilite": colonne("civilite"),
    "prenom": colonne("prenom"),
    "nom_famille": colonne("nom_famille"),
    "telephones": textes("telephones"),
    "courriel": colonne("courriel"),
}
