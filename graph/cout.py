"""How many entries an operation may answer with, at most: the product of its nested pages, known before it runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from graphql import (
    FieldNode,
    FragmentSpreadNode,
    GraphQLCompositeType,
    ListValueNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_composite_type,
    is_list_type,
    value_from_ast_untyped,
)

from graph.limites import au_dela
from loaders.fenetre import TAILLE_MAXIMALE, TAILLE_PAR_DEFAUT

if TYPE_CHECKING:
    from graphql import FragmentDefinitionNode, GraphQLField, GraphQLSchema, SelectionSetNode, ValueNode

# A list without pages (the sites of a session, the publics of a dispositif) holds one or two entries as a rule.
LISTE = 2


@dataclass(frozen=True, slots=True)
class Estimation:
    """Counts the entries of one validated operation; bounds on its shape (graph/limites.py) keep the walk short."""

    schema: GraphQLSchema
    fragments: dict[str, FragmentDefinitionNode]
    variables: dict[str, Any]

    def elements(self, selection: SelectionSetNode, parent: GraphQLCompositeType, page: int | None = None) -> int:
        """Entries under this selection; `page` is the size of the connection that `parent` stands for, if it is one."""
        return sum(self._sous(noeud, parent, page) for noeud in selection.selections)

    def _sous(self, noeud: object, parent: GraphQLCompositeType, page: int | None) -> int:
        if isinstance(noeud, FieldNode):
            return self._champ(noeud, parent, page)
        if isinstance(noeud, FragmentSpreadNode):
            noeud = self.fragments[noeud.name.value]
        condition = getattr(noeud, "type_condition", None)
        cible = self.schema.get_type(condition.name.value) if condition else parent
        return self.elements(cast("Any", noeud).selection_set, cast("GraphQLCompositeType", cible), page)

    def _champ(self, noeud: FieldNode, parent: GraphQLCompositeType, page: int | None) -> int:
        champ = self.schema.get_field(parent, noeud.name.value)
        dessous = get_named_type(champ.type) if champ else None
        if champ is None or noeud.selection_set is None or not is_composite_type(dessous):
            return 0
        taille = self._page(noeud, champ)
        if not is_list_type(get_nullable_type(champ.type)):
            return self.elements(noeud.selection_set, dessous, taille)
        de_la_page = page if noeud.name.value in {"edges", "nodes"} else None
        entrees = taille or de_la_page or self._longueur(noeud)
        return entrees * (1 + self.elements(noeud.selection_set, dessous))

    def _page(self, noeud: FieldNode, champ: GraphQLField) -> int | None:
        """The page a field asks for; None when it has no pages. Beyond the largest page the field itself refuses."""
        if "first" not in champ.args:
            return None
        demandees = [a.value for a in noeud.arguments or () if a.name.value in BORNES]
        valeurs = [champ.args["first"].default_value, *(value_from_ast_untyped(v, self.variables) for v in demandees)]
        tailles = [valeur for valeur in valeurs if isinstance(valeur, int)]
        return min(max(tailles[-1], 1), TAILLE_MAXIMALE) if tailles else TAILLE_PAR_DEFAUT

    def _longueur(self, noeud: FieldNode) -> int:
        """A list may answer one entry for each value it is given: `nodes(ids: […])`."""
        return max((self._valeurs(argument.value) for argument in noeud.arguments or ()), default=LISTE)

    def _valeurs(self, valeur: ValueNode) -> int:
        donnees = self.variables.get(valeur.name.value) if isinstance(valeur, VariableNode) else None
        donnees = valeur.values if isinstance(valeur, ListValueNode) else donnees
        return max(LISTE, len(donnees)) if isinstance(donnees, list | tuple) else LISTE


def taille(valeur: Any) -> int | None:
    """What a variable weighs in an estimation: the size of a page, or of a list; nothing otherwise."""
    if isinstance(valeur, list | tuple):
        return len(valeur)
    return valeur if isinstance(valeur, int) else None


BORNES = frozenset({"first", "last"})


def verifier_cout(elements: int, maximum: int) -> None:
    """Refuse (COST_LIMIT) an operation that may answer with more entries than one request may."""
    if elements > maximum:
        raise au_dela("elements", maximum)
