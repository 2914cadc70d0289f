"""From the root down, each field is compiled alone: what it becomes says how a plan reads it, or why it is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from graphql import GraphQLObjectType, get_named_type, is_abstract_type, parse
from graphql.execution.values import VariableValues

from graph.execution import schema_graphql
from graph.plan.appel import Appel, Attribut
from graph.plan.champ import DEFINITION
from graph.plan.compilation import Compilation
from graph.plan.couverture import Lu, Maniere
from graph.plan.erreurs import Refus
from graph.plan.lignes import LigneRacine, LignesArete, LignesLues
from graph.plan.objet import MemeLigne, Objet
from graph.plan.page import Page
from graph.plan.selections import Selections
from graph.plan.suite import Suite
from graph.suivi import Forme, Suivi

if TYPE_CHECKING:
    import strawberry
    from graphql import FieldNode, GraphQLField, GraphQLSchema, OperationDefinitionNode

    from graph.plan.lignes import Lignes
    from loaders.noun import Noun
    from loaders.relation import Relation

INTROSPECTION = ("__schema", "__type")
CHOISIE, COMPTE = "of a relation that arguments or objects choose", "that counts"
SANS_VALEURS = VariableValues({}, {})
Lire = Callable[[str], Objet]


def couverture(schema: strawberry.Schema) -> list[Lu]:
    """Each field of each type that operations reach, with each way to read it, in the order they are reached."""
    graphql = schema_graphql(schema)
    visite = Visite(schema, graphql, _nouns(graphql))
    visite.lectures()
    visite.ecritures()
    return list(visite.lus)


@dataclass
class Visite:
    """Goes down from the root; objects of a type are visited once for each place that they stand in."""

    schema: strawberry.Schema
    graphql: GraphQLSchema
    nouns: dict[str, Noun]
    lus: dict[Lu, None] = field(default_factory=dict)
    vus: set[object] = field(default_factory=set)

    def lectures(self) -> None:
        """What reads reach."""
        query = cast("GraphQLObjectType", self.graphql.query_type)
        self._objets(query, LigneRacine())
        for nom in INTROSPECTION:
            self._compiler(query, nom, partial(self._seul, query, LigneRacine()), nom)

    def ecritures(self) -> None:
        """What writes."""
        if mutation := self.graphql.mutation_type:
            for nom, champ in mutation.fields.items():
                texte = f"mutation {{ {_texte(nom, champ)} }}"
                self._compiler(mutation, nom, lambda texte: self._compilation(texte).racine(), texte)

    def _objets(self, genre: GraphQLObjectType, lignes: Lignes) -> None:
        self._champs(genre, type(lignes), partial(self._seul, genre, lignes))

    def _champs(self, genre: GraphQLObjectType, place: object, lire: Lire) -> None:
        if (genre.name, place) in self.vus:
            return
        self.vus.add((genre.name, place))
        for nom, champ in genre.fields.items():
            if objet := self._compiler(genre, nom, lire, _texte(nom, champ)):
                self._champ(genre, nom, objet, lire)

    def _compiler(self, genre: GraphQLObjectType, nom: str, lire: Callable[[str], Any], texte: str) -> Any:
        """What the field becomes; None once its refusal is told."""
        try:
            return lire(texte)
        except Refus as refus:
            self._dire(genre, nom, Maniere.AUCUNE, f"{refus}")
            return None

    def _champ(self, genre: GraphQLObjectType, nom: str, objet: Objet, lire: Lire) -> None:
        champ = genre.fields[nom]
        suivi = _suivi(champ)
        dire = partial(self._dire, genre, nom)
        relation = suivi.relation.nom if suivi and suivi.relation else CHOISIE
        match branche := objet.branches[0] if objet.branches else None:
            case Suite(suivi=Suivi(forme=Forme.PAGE)):
                dire(Maniere.PAGE, relation)
                self._page(champ, lambda sous: _suite(lire(_texte(nom, champ, sous))))
            case Suite():
                dire(Maniere.ENONCE, relation)
                self._dessous(champ, lambda sorte: branche.lue(self.nouns[sorte])[1])
            case MemeLigne():
                dire(*((Maniere.JOINT, relation) if suivi else (Maniere.PAGE,)))
                self._dessous(champ, lambda _: branche.objet)
            case Appel():
                dire(Maniere.RESOLVEUR)
                self._dessous(champ, branche.objet)
            case Attribut():
                dire(_valeur(objet))
                self._dessous(champ, branche.objet)
            case _:
                dire(_valeur(objet))

    def _dessous(self, champ: GraphQLField, objet: Callable[[str], Objet]) -> None:
        """The objects that a field answers; of each of their types, where it may answer several."""
        genre = get_named_type(champ.type)
        for sorte in self.graphql.get_possible_types(genre) if is_abstract_type(genre) else [genre]:
            if isinstance(sorte, GraphQLObjectType):
                self._objets(sorte, objet(sorte.name).lignes)

    def _page(self, champ: GraphQLField, suite: Callable[[str], Suite]) -> None:
        genre, relation = cast("GraphQLObjectType", get_named_type(champ.type)), _relation(champ)
        if (genre.name, Page) in self.vus:
            return
        self.vus.add((genre.name, Page))
        for nom, sien in genre.fields.items():
            if page := self._compiler(genre, nom, lambda texte: suite(texte).page(relation), _texte(nom, sien)):
                self._champ_de_page(genre, nom, page, lambda texte: suite(texte).page(relation))

    def _champ_de_page(self, genre: GraphQLObjectType, nom: str, page: Page, lire: Callable[[str], Page]) -> None:
        champ = genre.fields[nom]
        sorte = cast("GraphQLObjectType", get_named_type(champ.type))
        self._dire(genre, nom, *((Maniere.ENONCE, COMPTE) if page.comptes else (Maniere.PAGE,)))
        objets = [*(compte.objet for compte in page.comptes), *(objet for _, objet in page.informations)]
        for objet in [*objets, *(aretes.objet for aretes in page.aretes)]:
            if isinstance(objet.lignes, LignesArete):
                self._champs(sorte, LignesArete, lambda sous: lire(_texte(nom, champ, sous)).aretes[0].objet)
            else:
                self._objets(sorte, objet.lignes)

    def _seul(self, genre: GraphQLObjectType, lignes: Lignes, texte: str) -> Objet:
        compilation = self._compilation(f"{{ {texte} }}")
        [noeud] = compilation.selections.operation.selection_set.selections
        return compilation.seul(genre, cast("FieldNode", noeud), lignes)

    def _compilation(self, texte: str) -> Compilation:
        operation = cast("OperationDefinitionNode", parse(texte).definitions[0])
        return Compilation(self.schema, Selections(self.graphql, operation, {}, SANS_VALEURS), imbrique=False)

    def _dire(self, genre: GraphQLObjectType, nom: str, maniere: Maniere, detail: str = "") -> None:
        self.lus[Lu(genre.name, nom, maniere, detail)] = None


def _nouns(graphql: GraphQLSchema) -> dict[str, Noun]:
    """What relations lead to, by the name of its type."""
    genres = [genre for genre in graphql.type_map.values() if isinstance(genre, GraphQLObjectType)]
    suivis = [suivi for genre in genres for champ in genre.fields.values() if (suivi := _suivi(champ))]
    return {relation.vers.nom: relation.vers for suivi in suivis for relation in suivi.relations}


def _suivi(champ: GraphQLField) -> Suivi | None:
    definition = champ.extensions.get(DEFINITION)
    return definition and cast("Suivi | None", definition.metadata.get("suivi"))


def _relation(champ: GraphQLField) -> Relation:
    """That of a page, which always has one."""
    return cast("Relation", cast("Suivi", _suivi(champ)).relation)


def _suite(objet: Objet) -> Suite:
    return cast("Suite", objet.branches[0])


def _valeur(objet: Objet) -> Maniere:
    if isinstance(objet.lignes, LignesArete):
        return Maniere.PAGE  # a cursor
    return Maniere.COLONNE if isinstance(objet.lignes, LignesLues) else Maniere.ATTRIBUT


def _texte(nom: str, champ: GraphQLField, sous: str = "") -> str:
    """The field as it is asked for, each argument given by a variable, so that none is read yet."""
    arguments = f"({' '.join(f'{argument}: ${argument}' for argument in champ.args)})" if champ.args else ""
    return f"{nom}{arguments} {f'{{ {sous} }}' if sous else ''}"
