"""The address of what is entered."""

import strawberry

from graph.mutations.donnees.champ import donnee


@strawberry.input(description="Une adresse, donnée en entier : elle remplace celle qui y était.")
class AdresseDonnees:
    """Read by `saisie.adresse`."""

    denomination: str | None = donnee("Nom du lieu.")
    lignes: list[str] | None = donnee("Lignes, quatre au plus.")
    code_postal: str | None = donnee("Code postal ; celui de la commune quand elle n'en a qu'un.")
    commune: str | None = donnee("Code Insee de la commune : voir `communes`.")
    latitude: float | None = donnee("Latitude, en degrés.")
    longitude: float | None = donnee("Longitude, en degrés.")
