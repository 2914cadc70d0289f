"""Literals become variables: required or not, with a default or without, given or left out."""

from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLInputObjectType,
    GraphQLInputType,
    get_nullable_type,
    is_list_type,
    is_required_argument,
    is_required_input_field,
)

from tests.graph.tirage.arbre import Argument, Champ, Nom, Variable, litteral
from tests.graph.tirage.selections import GENRE, SCHEMA
from tests.graph.tirage.tireur import Tireur
from tests.graph.tirage.valeurs import tirer_valeur


@dataclass
class Variables:
    """What an operation declares, what it is sent, and what it may be sent next: other values of the same kinds."""

    tireur: Tireur
    declarations: dict[str, str] = field(default_factory=dict)
    donnees: dict[str, Any] = field(default_factory=dict)
    autres: dict[str, Any] = field(default_factory=dict)

    def condition(self, valeur: bool) -> bool | Variable:
        """What a directive is given, which is the contrary next time."""
        if self.tireur.parfois(2):
            return valeur
        return self._declarer("Boolean!", valeur, not valeur)

    def arguments(self, champ: Champ) -> tuple[Argument, ...]:
        """The same arguments, some of them by variables, and some that are absent for nobody gives their variable."""
        donnes = tuple(self._argument(argument) for argument in champ.arguments)
        if champ.nom == GENRE or not self.tireur.parfois(8):
            return donnes
        connus = SCHEMA.type_map[champ.parent].fields[champ.nom].args
        pris = {argument.nom for argument in donnes}
        libres = [nom for nom, a in connus.items() if nom not in pris and not is_required_argument(a)]
        muets = self.tireur.quelques(libres, 0, 1) if libres else []
        return donnes + tuple(Argument(nom, "", connus[nom].type, self._muette(connus[nom].type)) for nom in muets)

    def _argument(self, argument: Argument) -> Argument:
        if self.tireur.parfois(3):
            autre = tirer_valeur(self.tireur, argument.place, argument.genre)
            valeur: Any = self._declarer(str(argument.genre), argument.valeur, autre)
        else:
            valeur = self._dedans(argument.genre, argument.valeur)
        return Argument(argument.nom, argument.place, argument.genre, valeur)

    def _dedans(self, genre: GraphQLInputType, valeur: Any) -> Any:
        """Variables inside an argument: fields of an object, elements of a list."""
        nu = get_nullable_type(genre)
        if isinstance(nu, GraphQLInputObjectType) and isinstance(valeur, dict):
            return self._objet(nu, valeur)
        if is_list_type(nu) and isinstance(valeur, list):
            return [self._declarer(str(nu.of_type), v, v) if self.tireur.parfois(6) else v for v in valeur]
        return valeur

    def _objet(self, genre: GraphQLInputObjectType, valeur: dict[str, Any]) -> dict[str, Any]:
        rendu = {}
        for nom, v in valeur.items():
            attendu = genre.fields[nom].type
            par_variable = self.tireur.parfois(4)
            rendu[nom] = self._declarer(str(attendu), v, v) if par_variable else self._dedans(attendu, v)
        libres = [nom for nom, champ in genre.fields.items() if nom not in rendu and not is_required_input_field(champ)]
        if libres and self.tireur.parfois(6):
            muet = self.tireur.un(libres)
            rendu[muet] = self._muette(genre.fields[muet].type)
        return rendu

    def _muette(self, genre: GraphQLInputType) -> Variable:
        """A variable that is declared and never given: what it stands for is left out."""
        nom = self.tireur.nom("v")
        self.declarations[nom] = str(get_nullable_type(genre))
        return Variable(nom)

    def _declarer(self, genre: str, valeur: Any, autre: Any) -> Variable:
        nom, nu = self.tireur.nom("v"), genre.removesuffix("!")
        facons = ["donnee"] + (["stricte", "defaut"] if valeur is not None else [])
        facon = self.tireur.un(facons + (["remplacee"] if autre is not None else []))
        if facon != "defaut":
            self.donnees[nom] = en_json(valeur)
        if autre is not None or facon == "donnee":
            self.autres[nom] = en_json(autre)
        self.declarations[nom] = {
            "donnee": genre,
            "stricte": f"{nu}!",
            "defaut": f"{nu} = {litteral(valeur)}",
            "remplacee": f"{nu} = {litteral(autre)}",
        }[facon]
        return Variable(nom)


def en_json(valeur: Any) -> Any:
    """A value as JSON brings it."""
    match valeur:
        case dict():
            return {nom: en_json(v) for nom, v in valeur.items()}
        case list():
            return [en_json(v) for v in valeur]
        case Nom():
            return str(valeur)
        case _:
            return valeur
