"""The layout of La Poste's base officielle des codes postaux (« hexasmal »); vintages name its columns differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from importers.communes.enregistrements import (
    AutreNom,
    Bureau,
    CodePostal,
    code_commune,
    code_postal,
    departement,
    parent,
)
from importers.reception import cellules
from importers.reception.forme import Colonne, Forme

if TYPE_CHECKING:
    from collections.abc import Iterator


def _ligne(code: str, nom: str, postal: str, ligne_5: str, gps: str) -> Iterator[Bureau | CodePostal | AutreNom]:
    commune = code_commune(code)
    libelle = cellules.obligatoire(nom, "nom de commune")
    yield Bureau(commune, libelle, departement(commune), *cellules.point_en_une(gps), parent(commune))
    yield CodePostal(commune, code_postal(postal))
    if lieu := cellules.texte(ligne_5):
        yield AutreNom(commune, lieu)


HEXASMAL = Forme(
    nom="hexasmal",
    editeur="laposte",
    colonnes=(
        Colonne(("Code_commune_INSEE",)),
        Colonne(("Nom_commune", "Nom_de_la_commune")),
        Colonne(("Code_postal",)),
        Colonne(("Ligne_5",)),
        Colonne(("coordonnees_gps", "coordonnees_geographiques", "_geopoint")),
    ),
    lire=_ligne,
    enregistrements=(Bureau, CodePostal, AutreNom),
)
