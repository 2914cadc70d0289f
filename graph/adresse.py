"""Addresses and communes."""

import strawberry

from graph.champs import champ, un
from graph.listes import Departement
from graph.noeud import Node, ValeurCodee
from loaders.commune import commune_par_adresse
from loaders.listes import departement_par_code


@strawberry.type(description="Une commune, par son code Insee.")
class Commune(Node, ValeurCodee):
    """INSEE code."""

    codes_postaux: list[str] = champ("Codes postaux de la commune.")
    departement: Departement = un(departement_par_code, "Département de la commune.", par="departement_code")
    latitude: float | None = champ("Latitude, en degrés.")
    longitude: float | None = champ("Longitude, en degrés.")


@strawberry.type(description="Une adresse.")
class Adresse:
    """An address as it was given."""

    denomination: str | None = champ("Nom du lieu.")
    lignes: list[str] = champ("Lignes de l'adresse, sans le code postal ni la ville.")
    code_postal: str | None = champ("Code postal.")
    ville: str | None = champ("Ville, telle qu'elle a été donnée.")
    commune: Commune | None = un(commune_par_adresse, "Commune, quand son code Insee est connu.")
    pays: str | None = champ("Pays, hors de France.")
    latitude: float | None = champ("Latitude, en degrés.")
    longitude: float | None = champ("Longitude, en degrés.")
