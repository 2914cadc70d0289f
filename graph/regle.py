"""The rules, as back offices show them beside their forms."""

from datetime import date
from typing import Annotated, Self

import strawberry

from graph.champs import champ
from models.enumerations import NiveauAnomalie, TypeObjet
from rules import regle, verification

Objet = Annotated[
    TypeObjet | None, strawberry.argument(description="Sorte d'objets dont on veut les règles ; toutes par défaut.")
]


@strawberry.type(description="Une règle de gestion : ce que l'offre doit respecter pour être saisie, ou soumise.")
class Regle:
    """One of `rules/`."""

    code: str = champ("Code stable, celui des anomalies : l'objet, le champ, le défaut.")
    objet: TypeObjet = champ("Sorte d'objets que la règle regarde.")
    niveau: NiveauAnomalie = champ("Si elle bloque, ou si elle avertit seulement.")
    message: str = champ("Ce que dit l'anomalie ; ce qui varie est entre accolades.")
    quoi_faire: str | None = champ("Ce qu'il faut faire alors.")
    champ: list[str] | None = strawberry.field(
        description="Chemin de ce qui est en cause dans `donnees` ; `*` tient lieu de rang. Absent : l'objet entier."
    )
    debut: date | None = strawberry.field(description="Premier jour où la règle vaut ; absent : depuis toujours.")
    fin: date | None = strawberry.field(description="Dernier jour où elle vaut ; absent : elle n'a pas de terme.")

    @classmethod
    def de(cls, une: regle.Regle) -> Self:
        """A rule as it is declared."""
        return cls(
            code=une.code,
            objet=une.de,
            niveau=une.niveau,
            message=une.message,
            quoi_faire=une.quoi_faire,
            champ=list(une.champ) or None,
            debut=une.debut,
            fin=une.fin,
        )


def lire_regles(objet: Objet = None) -> list[Regle]:
    """Those of one kind of object, or all of them."""
    return [Regle.de(une) for une in verification.regles(objet)]
