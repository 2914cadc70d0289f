"""Contacts."""

from typing import Optional

import strawberry

from graph.champs import champ, un
from graph.historique import proposee
from graph.listes import TypeContact
from graph.noeud import ObjetCatalogue
from loaders.listes import type_contact_par_code


@strawberry.type(description="Une personne ou un service à joindre.")
class Contact(ObjetCatalogue):
    """The same one may serve several objects."""

    proposition: Optional["Contact"] = proposee()
    type_contact: TypeContact | None = un(type_contact_par_code, "À quoi sert ce contact.", par="type_code")
    civilite: str | None = champ("Civilité.")
    prenom: str | None = champ("Prénom.")
    nom_famille: str | None = champ("Nom de famille, ou nom du service.")
    telephones: list[str] = champ("Numéros de téléphone, fixes et portables.")
    courriel: str | None = champ("Adresse électronique.")
