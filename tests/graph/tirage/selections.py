"""Selections: fields drawn down the schema, to some depth and some number."""

from dataclasses import dataclass
from typing import Any

from graphql import (
    FieldNode,
    GraphQLInterfaceType,
    GraphQLObjectType,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
    parse,
    visit,
)

from graph.execution import schema_graphql
from graph.schema import schema
from tests.graph.tirage.arbre import Champ, EnLigne, Noeud, Selection
from tests.graph.tirage.arguments import tirer_arguments
from tests.graph.tirage.tireur import Tireur

SCHEMA = schema_graphql(schema)
NIVEAUX = 6  # of objects: a page is no level
LIENS = 10  # fields that lead to others, in one operation
GENRE = "__typename"

Compose = GraphQLObjectType | GraphQLInterfaceType


def est_une_page(genre: Compose) -> bool:
    """Whether a type only holds others."""
    return genre.name.endswith(("Connection", "Edge"))


@dataclass
class Semis:
    """One operation being drawn; `liens`: how many fields that lead to others it may still have."""

    tireur: Tireur
    liens: int = LIENS

    def racines(self) -> Selection:
        """One to three root fields."""
        noms = self.tireur.quelques(list(SCHEMA.query_type.fields), 1, 3)
        choisis = [self._champ(SCHEMA.query_type, nom, NIVEAUX, libre=self.tireur.parfois(3)) for nom in noms]
        genre = (Champ(GENRE, "Query"),) if self.tireur.parfois(10) else ()
        return (*genre, *choisis)

    def _selection(self, genre: Compose, niveaux: int) -> Selection:
        """Some fields of a type; below an interface, some of its types' own."""
        feuilles = [nom for nom, champ in genre.fields.items() if is_leaf_type(get_named_type(champ.type))]
        liens = self._liens(genre, [nom for nom in genre.fields if nom not in feuilles], niveaux)
        noms = [] if est_une_page(genre) and liens else self.tireur.quelques([*feuilles, GENRE], 1, 4)
        choisis: list[Noeud] = [self._champ(genre, nom, niveaux, libre=self.tireur.parfois(8)) for nom in noms]
        for nom in liens:
            choisis.append(self._champ(genre, nom, niveaux, libre=self.tireur.parfois(6)))
            if self.tireur.parfois(6):  # the same relation again, with arguments of its own
                choisis.append(self._champ(genre, nom, niveaux, libre=True))
        return (*choisis, *(self._types(genre, niveaux) if is_abstract_type(genre) else ()))

    def _champ(self, genre: Compose, nom: str, niveaux: int, *, libre: bool) -> Champ:
        """A field with its arguments and what is below; `libre`: under a name of its own."""
        alias = self.tireur.nom("a") if libre else None
        if nom == GENRE:
            return Champ(GENRE, genre.name, alias=alias)
        champ = genre.fields[nom]
        dessous = get_named_type(champ.type)
        arguments = tirer_arguments(self.tireur, genre.name, nom, champ)
        sous = () if is_leaf_type(dessous) else self._selection(dessous, niveaux - (not est_une_page(dessous)))
        return Champ(nom, genre.name, arguments, sous, alias)

    def _liens(self, genre: Compose, liens: list[str], niveaux: int) -> list[str]:
        if niveaux <= 1 or self.liens <= 0:
            return []
        if not self.tireur.parfois(10):  # it leaves the whole operation to the reference driver
            liens = [nom for nom in liens if nom != "proposition"]
        if not liens:
            return []
        choisis = self.tireur.quelques(liens, int(est_une_page(genre)), 2)
        self.liens -= len(choisis)
        return choisis

    def _types(self, genre: Compose, niveaux: int) -> list[Noeud]:
        possibles = self.tireur.quelques(list(SCHEMA.get_possible_types(genre)), 1, 3)
        return [EnLigne(un.name, self._a_lui(un, niveaux)) for un in possibles]

    def _a_lui(self, genre: GraphQLObjectType, niveaux: int) -> Selection:
        """Fields of one of the types, under names of their own: those of another type may not be of the same kind."""
        noms = self.tireur.quelques(list(genre.fields), 1, 3)
        simples = [nom for nom in noms if niveaux > 1 or is_leaf_type(get_named_type(genre.fields[nom].type))]
        return tuple(self._champ(genre, nom, niveaux - 1, libre=True) for nom in simples or ["id"])


def champs(texte: str) -> list[str]:
    """Every field that a document selects, as `Type.field`."""
    genres = TypeInfo(SCHEMA)
    trouves: list[str] = []

    class Champs(Visitor):
        def enter_field(self, noeud: FieldNode, *_: Any) -> None:
            trouves.append(f"{genres.get_parent_type()}.{noeud.name.value}")

    visit(parse(texte), TypeInfoVisitor(genres, Champs()))
    return trouves
