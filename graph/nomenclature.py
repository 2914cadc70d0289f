"""Lists that clients fill their forms with."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

import strawberry
from strawberry import Info

from graph.champs import calcule, champ, contexte
from graph.noeud import ValeurCodee
from loaders.demande import Demande
from loaders.nomenclature import (
    ENUMERATIONS,
    VALEUR_NOMENCLATURE,
    NomNomenclature,
    valeurs_de_programme,
    valeurs_par_nomenclature,
)

Perimees = Annotated[
    bool | None, strawberry.argument(description="Avec les valeurs et les libellés qui n'ont plus cours.")
]


@dataclass(frozen=True, slots=True)
class Liste:
    """A list by its name, whose values are read when they are selected."""

    nom: NomNomenclature

    @property
    def libelle(self) -> str:
        """Its French label."""
        return self.nom.libelle


@strawberry.type(description="Une valeur d'une liste, avec sa période de validité.")
class ValeurNomenclature(ValeurCodee):
    """Dated: Direccte, Pôle emploi, OPCA."""

    code_lheo: str | None = champ("Code écrit dans les fichiers Lhéo.")
    debut: date | None = champ("Premier jour où la valeur a cours.")
    fin: date | None = champ("Dernier jour où la valeur a cours.")
    successeur: str | None = champ("Code de la valeur qui la remplace.")


def lire_valeurs(self: Liste, info: Info, perimees: Perimees = False) -> Any:
    """Values of a table, of dispositifs, or of an enum, which are all in force."""
    if self.nom in ENUMERATIONS:
        ligne = VALEUR_NOMENCLATURE.ligne
        return [ligne(valeur.value, valeur.libelle, None, None, None, None) for valeur in ENUMERATIONS[self.nom]]
    filtres = () if perimees else (("en_vigueur", True),)
    relation = valeurs_de_programme if self.nom == NomNomenclature.PROGRAMME else valeurs_par_nomenclature
    return contexte(info).charger(relation, self.nom, Demande(filtres=filtres))


@strawberry.type(description="Une liste de valeurs, pour remplir un formulaire.")
class Nomenclature:
    """Resolved from Liste."""

    nom: NomNomenclature = champ("Nom de la liste.")
    libelle: str = champ("Ce que la liste contient.")
    valeurs: list[ValeurNomenclature] = calcule(lire_valeurs, "Valeurs de la liste, dans l'ordre où les montrer.")
