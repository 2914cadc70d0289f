"""What is entered of a formation propre."""

import strawberry

from graph.mutations.donnees.champ import donnee
from graph.mutations.donnees.saisie import colonne, designe, liste, textes
from loaders.designation import Designation
from models.enumerations import TypeParcours


@strawberry.input(
    description="Une formation propre, telle qu'on la saisit ; un champ absent est inchangé, null l'efface."
)
class FormationDonnees:
    """Read by LECTURES."""

    intitule: str | None = donnee("Intitulé, 255 caractères au plus.")
    objectif: str | None = donnee("Objectif.")
    programme: str | None = donnee("Programme.")
    resultats_attendus: str | None = donnee("Résultats attendus.")
    formacodes: list[str] | None = donnee("Formacodes, le principal d'abord, 5 au plus.")
    codes_rome: list[str] | None = donnee("Codes ROME, 5 au plus.")
    codes_nsf: list[str] | None = donnee("Codes NSF, 3 au plus.")
    objectif_general: str | None = donnee("Code de la nomenclature OBJECTIF_GENERAL.")
    parcours: TypeParcours | None = donnee("Comment elle se suit.")
    niveau_entree: str | None = donnee("Code de la nomenclature NIVEAU.")
    niveau_sortie: str | None = donnee("Code de la nomenclature NIVEAU.")
    contacts: list[str] | None = donnee("Numéros de ses contacts.")
    urls: list[str] | None = donnee("Pages web.")


LECTURES = {
    "intitule": colonne("intitule"),
    "objectif": colonne("objectif"),
    "programme": colonne("programme"),
    "resultats_attendus": colonne("resultats_attendus"),
    "formacodes": liste("formacodes", Designation.FORMACODE),
    "codes_rome": liste("romes", Designation.ROME),
    "codes_nsf": liste("nsf", Designation.NSF),
    "objectif_general": designe("objectif_general_code", Designation.OBJECTIF_GENERAL),
    "parcours": colonne("parcours"),
    "niveau_entree": designe("niveau_entree_code", Designation.NIVEAU),
    "niveau_sortie": designe("niveau_sortie_code", Designation.NIVEAU),
    "contacts": liste("contacts", Designation.CONTACT),
    "urls": textes("urls"),
}
