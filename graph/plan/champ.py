"""A field as it is selected: its definition in GraphQL and in Strawberry, its arguments, what its resolver is given."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from graphql import (
    GraphQLBoolean,
    GraphQLFloat,
    GraphQLInt,
    GraphQLResolveInfo,
    GraphQLString,
    Undefined,
    VariableNode,
    get_argument_values,
    get_named_type,
    get_nullable_type,
    is_list_type,
    is_non_null_type,
    visit,
)
from graphql.language import BREAK, Visitor
from strawberry import Info
from strawberry.types.arguments import convert_arguments

from graph.plan.complement import Complement

if TYPE_CHECKING:
    import strawberry
    from graphql import FieldNode, GraphQLField, GraphQLObjectType
    from graphql.execution.values import VariableValues
    from strawberry.types.field import StrawberryField

    from graph.plan.seance import Seance

SIMPLES = (GraphQLString, GraphQLInt, GraphQLFloat, GraphQLBoolean)  # in Python what they are in a variable
DEFINITION = "strawberry-definition"  # where Strawberry keeps its own definition of a GraphQL field


@dataclass(frozen=True)
class Champ:
    """Arguments that no variable changes are read once, when the plan is made."""

    schema: strawberry.Schema
    parent: GraphQLObjectType
    cle: str
    noeuds: list[FieldNode]
    graphql: GraphQLField
    _constants: dict[str, Any] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        if not any(_a_une_variable(argument) for argument in self.noeuds[0].arguments or ()):
            object.__setattr__(self, "_constants", self._lire(None))

    @property
    def nom(self) -> str:
        """The name of the field."""
        return self.noeuds[0].name.value

    def est_donne(self, argument: str) -> bool:
        """Whether the operation gives it this argument, be it null."""
        return any(donne.name.value == argument for donne in self.noeuds[0].arguments or ())

    @cached_property
    def complement(self) -> Complement:
        """How its values are completed."""
        return Complement(self.graphql.type)

    @property
    def genre(self) -> GraphQLObjectType:
        """The type of its objects, where it answers those of one type."""
        return cast("GraphQLObjectType", get_named_type(self.graphql.type))

    @property
    def exige(self) -> bool:
        """Whether null is no answer."""
        return is_non_null_type(self.graphql.type)

    @cached_property
    def element_exige(self) -> bool:
        """Whether one of its objects must be there: itself, or each of those of a list."""
        genre = get_nullable_type(self.graphql.type)
        return is_non_null_type(genre.of_type) if is_list_type(genre) else self.exige

    @cached_property
    def strawberry(self) -> StrawberryField:
        """Its definition in Strawberry."""
        definition: StrawberryField = self.graphql.extensions[DEFINITION]
        return definition

    def arguments(self, seance: Seance) -> dict[str, Any]:
        """What the resolver is given by name."""
        if self._constants is not None:
            return self._constants
        valeurs = seance.variables.coerced
        tels_quels = {nom: valeurs.get(variable) for nom, variable in self._tels_quels}
        return tels_quels if tels_quels and None not in tels_quels.values() else self._lire(seance.variables)

    @cached_property
    def _tels_quels(self) -> list[tuple[str, str]]:
        """The variable that each argument is, where all are plain values: to convert them takes as long as a level."""
        donnes = {argument.name.value: argument.value for argument in self.noeuds[0].arguments or ()}
        paires = []
        for argument in self.strawberry.arguments:
            nom = self.schema.config.name_converter.from_argument(argument)
            attendu, donne = self.graphql.args[nom], donnes.get(nom)
            if isinstance(donne, VariableNode) and get_nullable_type(attendu.type) in SIMPLES:
                paires.append((argument.python_name, donne.name.value))
            elif donne is not None or attendu.default_value is not Undefined:
                return []
        return paires

    def info(self, seance: Seance) -> Info:
        """What a resolver knows of the operation, but the path of the answer."""
        connus: dict[str, Any] = {
            "field_name": self.nom,
            "field_nodes": self.noeuds,
            "return_type": self.graphql.type,
            "parent_type": self.parent,
            "schema": seance.schema,
            "fragments": seance.operation.document.fragments,
            "operation": seance.operation.noeud,
            "variable_values": seance.variables,
            "context": seance.contexte,
        }
        brut: Any = GraphQLResolveInfo._make(connus.get(nom) for nom in GraphQLResolveInfo._fields)
        return Info(brut, self.strawberry)

    def _lire(self, variables: VariableValues | None) -> dict[str, Any]:
        if not self.graphql.args:
            return {}
        return convert_arguments(
            get_argument_values(self.graphql, self.noeuds[0], variables),
            self.strawberry.arguments,
            self.schema.schema_converter.scalar_registry,
            self.schema.config,
        )


def _a_une_variable(noeud: Any) -> bool:
    trouvees: list[VariableNode] = []

    class Visite(Visitor):
        def enter_variable(self, variable: VariableNode, *_: Any) -> Any:
            trouvees.append(variable)
            return BREAK

    visit(noeud, Visite())
    return bool(trouvees)
