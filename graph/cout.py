"""How many entries an operation may answer with, at most: the product of its nested pages, known before it runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from graphql import (
    FieldNode,
    FragmentSpreadNode,
    GraphQLCompositeType,
    IntValueNode,
    ListValueNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_composite_type,
    is_list_type,
)

from graph.limites import au_dela

if TYPE_CHECKING:
    from graphql import FragmentDefinitionNode, GraphQLField, GraphQLSchema, SelectionSetNode, ValueNode

PAGE_PAR_DEFAUT = 20
PAGE_MAXIMALE = 250
# A list without pages (the sites of a session, the publics of a dispositif) holds one or two entries as a rule.
LISTE = 2


@dataclass(frozen=True, slots=True)
class Estimation:
    """Counts the entries of one validated operation; bounds on its shape (graph/limites.py) keep the walk short."""

    schema: GraphQLSchema
    fragments: dict[str, FragmentDefinitionNode]
    variables: dict[str, Any]

    def elements(self, selection: SelectionSetNode, parent: GraphQLCompositeType, page: int = LISTE) -> int:
        """Entries under this selection; `page` is the size of the connection that `parent` stands for, if it is one."""
        return sum(self._sous(noeud, parent, page) for noeud in selection.selections)

    def _sous(self, noeud: object, parent: GraphQLCompositeType, page: int) -> int:
        if isinstance(noeud, FieldNode):
            return self._champ(noeud, parent, page)
        if isinstance(noeud, FragmentSpreadNode):
            noeud = self.fragments[noeud.name.value]
        condition = getattr(noeud, "type_condition", None)
        cible = self.schema.get_type(condition.name.value) if condition else parent
        return self.elements(cast("Any", noeud).selection_set, cast("GraphQLCompositeType", cible), page)

    def _champ(self, noeud: FieldNode, parent: GraphQLCompositeType, page: int) -> int:
        champ = self.schema.get_field(parent, noeud.name.value)
        dessous = get_named_type(champ.type) if champ else None
        if champ is None or noeud.selection_set is None or not is_composite_type(dessous):
            return 0
        taille = self._page(noeud, champ)
        if not is_list_type(get_nullable_type(champ.type)):
            return self.elements(noeud.selection_set, dessous, taille or LISTE)
        entrees = taille or (page if noeud.name.value in {"edges", "nodes"} else self._longueur(noeud))
        return entrees * (1 + self.elements(noeud.selection_set, dessous))

    def _page(self, noeud: FieldNode, champ: GraphQLField) -> int | None:
        """The page a field asks for; None when it has no pages. Beyond the largest page the field itself refuses."""
        if "first" not in champ.args:
            return None
        demandes = [self._entier(argument.value) for argument in noeud.arguments or () if argument.name.value in BORNES]
        defaut = champ.args["first"].default_value
        taille = max((d for d in demandes if d is not None), default=defaut if isinstance(defaut, int) else None)
        return PAGE_PAR_DEFAUT if taille is None else min(max(taille, 1), PAGE_MAXIMALE)

    def _entier(self, valeur: ValueNode) -> int | None:
        if isinstance(valeur, VariableNode):
            lue = self.variables.get(valeur.name.value)
            return lue if isinstance(lue, int) else None
        return int(valeur.value) if isinstance(valeur, IntValueNode) else None

    def _longueur(self, noeud: FieldNode) -> int:
        """A list may answer one entry for each value it is given: `nodes(ids: […])`."""
        return max((self._valeurs(argument.value) for argument in noeud.arguments or ()), default=LISTE)

    def _valeurs(self, valeur: ValueNode) -> int:
        if isinstance(valeur, VariableNode):
            lue = self.variables.get(valeur.name.value)
            return max(LISTE, len(lue)) if isinstance(lue, list) else LISTE
        return max(LISTE, len(valeur.values)) if isinstance(valeur, ListValueNode) else LISTE


BORNES = frozenset({"first", "last"})


def verifier_cout(elements: int, maximum: int) -> None:
    """Refuse (COST_LIMIT) an operation that may answer with more entries than one request may."""
    if elements > maximum:
        raise au_dela("elements", maximum)
