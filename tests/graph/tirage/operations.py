"""Whole operations: drawn, then written in another way that means the same."""

from dataclasses import dataclass
from random import Random
from typing import Any

from graphql import get_nullable_type

from graph.execution import Requete
from tests.graph.tirage.arbre import Champ, Document, Selection
from tests.graph.tirage.ecritures import Ecriture
from tests.graph.tirage.recolte import Recolte
from tests.graph.tirage.selections import GENRE, SCHEMA, Semis
from tests.graph.tirage.tireur import Tireur
from tests.graph.tirage.variables import Variables


@dataclass(frozen=True)
class Tirage:
    """`nue`: the operation as it was drawn; `requete`: as it is sent; `suivante`: the same text, other variables."""

    nue: Requete
    requete: Requete
    suivante: Requete
    objets: frozenset[str]  # the names in the answer of root fields of one object
    fautif: bool


def tirer(recolte: Recolte, graine: str) -> Tirage:
    """The operation of this seed; one in ten is at fault."""
    tireur = Tireur(Random(graine), recolte)  # noqa: S311  what is drawn must be drawn again
    tireur.fautif = tireur.parfois(10)
    return _ecrire(tireur, Semis(tireur).racines())


def _ecrire(tireur: Tireur, selection: Selection) -> Tirage:
    variables = Variables(tireur)
    ecriture = Ecriture(tireur, variables)
    document = Document(ecriture.selection(selection, "Query"), fragments=ecriture.fragments)
    document.declarations = variables.declarations
    if tireur.parfois(3):
        document.nom = "Voulue"
        document.autres = ("query Autre { __typename }",) if tireur.parfois(2) else ()
    if tireur.fautif and variables.donnees and tireur.parfois(3):
        _fausser(tireur, variables.donnees)
    operation = document.nom if document.autres or tireur.parfois(2) else None
    texte = document.texte()
    return Tirage(
        nue=Requete(Document(selection).texte()),
        requete=Requete(texte, variables.donnees, operation),
        suivante=Requete(texte, variables.donnees | variables.autres, operation),
        objets=_objets(selection),
        fautif=tireur.fautif,
    )


def _fausser(tireur: Tireur, variables: dict[str, Any]) -> None:
    """One variable that is missing, or of no type that the schema has there."""
    nom = tireur.un(list(variables))
    if tireur.parfois(2):
        del variables[nom]
    else:
        variables[nom] = {"rien": [1]}


def _objets(selection: Selection) -> frozenset[str]:
    champs = {n.cle: SCHEMA.query_type.fields[n.nom] for n in selection if isinstance(n, Champ) and n.nom != GENRE}
    return frozenset(cle for cle, champ in champs.items() if get_nullable_type(champ.type) is champ.type)
