"""Whole operations: drawn, then written in another way that means the same."""

from dataclasses import dataclass
from typing import Any

import orjson
from graphql import get_nullable_type
from hypothesis import strategies as st

from tests.graph.tirage.arbre import Champ, Document, Selection
from tests.graph.tirage.ecritures import Ecriture
from tests.graph.tirage.recolte import Recolte
from tests.graph.tirage.selections import GENRE, SCHEMA, Semis
from tests.graph.tirage.tireur import Tirer, Tireur
from tests.graph.tirage.variables import Variables


@dataclass(frozen=True)
class Tirage:
    """`nu`: the operation as it was drawn; `texte`: as it is sent, with `variables`, or with `autres`."""

    nu: str
    texte: str
    variables: dict[str, Any]
    autres: dict[str, Any]
    operation: str | None
    objets: frozenset[str]  # the names in the answer of root fields of one object

    def __repr__(self) -> str:
        """What one pastes to run it again."""
        envois = [orjson.dumps(v, option=orjson.OPT_INDENT_2).decode() for v in (self.variables, self.autres)]
        return f"\n{self.texte}\noperationName: {self.operation}\nvariables: {envois[0]}\nthen: {envois[1]}\n"


def operations(recolte: Recolte) -> st.SearchStrategy[Tirage]:
    """Operations over the whole query type, one in ten at fault."""

    @st.composite
    def operation(tirer: Tirer) -> Tirage:
        tireur = Tireur(tirer, recolte)
        tireur.fautif = tireur.parfois(10)
        return _ecrire(tireur, Semis(tireur).racines())

    return operation()


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
    return Tirage(
        nu=Document(selection).texte(),
        texte=document.texte(),
        variables=variables.donnees,
        autres=variables.donnees | variables.autres,
        operation=document.nom if document.autres or tireur.parfois(2) else None,
        objets=_objets(selection),
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
