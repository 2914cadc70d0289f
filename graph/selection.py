"""What is selected below a field, fragments included: for reading at once what several fields will ask for."""

from collections.abc import Iterator
from typing import Any, cast

from graphql import FieldNode, FragmentSpreadNode, GraphQLObjectType, Undefined, get_named_type, value_from_ast
from strawberry import Info


def arguments_de(info: Info, nom: str) -> Iterator[dict[str, Any]]:
    """The arguments of each selection of the field of this name, directives apart: it may be one that is skipped."""
    brute = info._raw_info  # noqa: SLF001  Strawberry's own reading converts all that is below
    variables = info.variable_values
    champ = cast("GraphQLObjectType", get_named_type(brute.return_type)).fields[nom]
    for noeud in brute.field_nodes:
        for choisi in _de_ce_nom(noeud, nom, brute.fragments):
            donnes = choisi.arguments or ()
            lus = {a.name.value: value_from_ast(a.value, champ.args[a.name.value].type, variables) for a in donnes}
            yield {nom: lu for nom, lu in lus.items() if lu is not Undefined}


def _de_ce_nom(noeud: Any, nom: str, fragments: dict[str, Any]) -> Iterator[FieldNode]:
    for sous in noeud.selection_set.selections if noeud.selection_set else ():
        if not isinstance(sous, FieldNode):
            fragment = fragments[sous.name.value] if isinstance(sous, FragmentSpreadNode) else sous
            yield from _de_ce_nom(getattr(fragment, "definition", fragment), nom, fragments)
        elif sous.name.value == nom:
            yield sous
