"""The fields that an operation selects on objects of one type: fragments expanded and merged, in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphql import (
    FieldNode,
    FragmentSpreadNode,
    GraphQLIncludeDirective,
    GraphQLSkipDirective,
    get_directive_values,
    is_abstract_type,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphql import (
        FragmentDefinitionNode,
        GraphQLObjectType,
        GraphQLSchema,
        InlineFragmentNode,
        OperationDefinitionNode,
        SelectionNode,
        SelectionSetNode,
    )
    from graphql.execution.values import VariableValues


@dataclass(frozen=True, slots=True)
class Selections:
    """Reads selections of one operation; `variables` decide what @skip and @include leave."""

    schema: GraphQLSchema
    operation: OperationDefinitionNode
    fragments: dict[str, FragmentDefinitionNode]
    variables: VariableValues

    def sur(self, genre: GraphQLObjectType, noeuds: Iterable[FieldNode] | None = None) -> dict[str, list[FieldNode]]:
        """By response key, the nodes of each field below these ones, or at the root of the operation."""
        choisies: dict[str, list[FieldNode]] = {}
        vus: set[str] = set()
        selections = [self.operation.selection_set] if noeuds is None else [n.selection_set for n in noeuds]
        for selection in selections:
            for noeud in self._champs(genre, selection, vus):
                cle = noeud.alias or noeud.name
                choisies.setdefault(cle.value, []).append(noeud)
        return choisies

    def _champs(
        self, genre: GraphQLObjectType, selection: SelectionSetNode | None, vus: set[str]
    ) -> Iterator[FieldNode]:
        for noeud in selection.selections if selection else ():
            if not self._retenue(noeud):
                continue
            if isinstance(noeud, FieldNode):
                yield noeud
                continue
            fragment: Any = noeud
            if isinstance(noeud, FragmentSpreadNode):
                if noeud.name.value in vus:
                    continue
                vus.add(noeud.name.value)
                fragment = self.fragments[noeud.name.value]
            if self._du_type(fragment, genre):
                yield from self._champs(genre, fragment.selection_set, vus)

    def _retenue(self, noeud: SelectionNode) -> bool:
        if not noeud.directives:
            return True
        passe = get_directive_values(GraphQLSkipDirective, noeud, self.variables)
        garde = get_directive_values(GraphQLIncludeDirective, noeud, self.variables)
        return not (passe and passe["if"]) and (garde is None or bool(garde["if"]))

    def _du_type(self, fragment: FragmentDefinitionNode | InlineFragmentNode, genre: GraphQLObjectType) -> bool:
        if fragment.type_condition is None:
            return True
        condition = self.schema.type_map[fragment.type_condition.name.value]
        return condition is genre or (is_abstract_type(condition) and self.schema.is_sub_type(condition, genre))
