"""Layouts of the code officiel géographique: joined with postal codes and coordinates, and INSEE's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from importers.communes.enregistrements import (
    AutreNom,
    CodePostal,
    Commune,
    code_commune,
    code_postal,
    departement,
    parent,
)
from importers.reception import cellules
from importers.reception.forme import Colonne, Forme, Refus, Reserve
from importers.territoires import REGIONS, region_d_aujourd_hui

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMUNE_OU_ARRONDISSEMENT = {"COM", "ARM"}
ANCIENNE = {"COMA", "COMD"}


def _commune(code: str, nom: str, codes_postaux: str, *autres: str) -> Iterator[Commune | CodePostal | Reserve]:
    dit, region, population, latitude, longitude = autres
    commune = code_commune(code)
    son_departement = departement(commune, dit)
    yield from _region_discordante(son_departement, region)
    yield Commune(
        commune,
        cellules.obligatoire(nom, "nom de commune"),
        son_departement,
        cellules.entier(population, "population"),
        *cellules.point(latitude, longitude),
        parent(commune),
    )
    for postal in codes_postaux.replace(",", " ").replace("|", " ").split():
        yield CodePostal(commune, code_postal(postal))


def _commune_officielle(genre: str, code: str, nom: str, *autres: str) -> Iterator[Commune | AutreNom | Reserve]:
    region, dit, parent_dit = autres
    libelle = cellules.obligatoire(nom, "nom de commune")
    if genre in ANCIENNE:
        yield AutreNom(code_commune(parent_dit), libelle)
        return
    if genre not in COMMUNE_OU_ARRONDISSEMENT:
        raise Refus("TYPE_INCONNU", "Le type de commune n'est ni COM, ni ARM, ni COMA, ni COMD.", genre)
    commune = code_commune(code)
    son_departement = departement(commune, dit)
    yield from _region_discordante(son_departement, region)
    son_parent = code_commune(parent_dit) if cellules.texte(parent_dit) else parent(commune)
    yield Commune(commune, libelle, son_departement, None, None, None, son_parent)


def _region_discordante(departement: str, dite: str) -> Iterator[Reserve]:
    """The region of a département is ours to say; another one, by its code of today or of before 2016, is told."""
    lue = cellules.texte(dite)
    if lue and region_d_aujourd_hui(lue) != REGIONS[departement]:
        message = f"Le département {departement} n'est pas dans cette région : celle du département est gardée."
        yield Reserve("REGION_DISCORDANTE", message, lue)


COG = Forme(
    nom="cog",
    editeur="insee",
    colonnes=(
        Colonne(("code_insee", "code_commune", "code_commune_insee", "com")),
        Colonne(("nom", "nom_commune", "libelle")),
        Colonne(("codes_postaux",)),
        Colonne(("code_departement", "departement", "dep"), facultative=True),
        Colonne(("code_region", "region", "reg"), facultative=True),
        Colonne(("population",), facultative=True),
        Colonne(("latitude", "lat"), facultative=True),
        Colonne(("longitude", "lon", "lng"), facultative=True),
    ),
    lire=_commune,
    enregistrements=(Commune, CodePostal),
)

COG_OFFICIEL = Forme(
    nom="cog_officiel",
    editeur="insee",
    colonnes=(
        Colonne(("typecom",)),
        Colonne(("com",)),
        Colonne(("libelle",)),
        Colonne(("reg",)),
        Colonne(("dep",)),
        Colonne(("comparent",)),
    ),
    lire=_commune_officielle,
    enregistrements=(Commune, AutreNom),
    membre="v_commune_2*",
    repere=1,
)
