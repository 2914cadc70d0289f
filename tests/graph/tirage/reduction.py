"""The smallest operation that still shows what a drawn one showed: parts are taken away as long as it does."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from typing import Any

from graphql import (
    REMOVE,
    ArgumentNode,
    DirectiveNode,
    DocumentNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    Node,
    ObjectFieldNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    parse,
    print_ast,
    visit,
)

from graph.execution import Requete

OTABLES = (SelectionNode, DirectiveNode, ArgumentNode, ObjectFieldNode, OperationDefinitionNode)


class _Choix(Visitor):
    """Takes away the parts that are chosen; `vus`: those that might be."""

    def __init__(self, ote: Callable[[Node], bool]) -> None:
        super().__init__()
        self._ote = ote
        self.vus: list[Node] = []

    def enter(self, noeud: Node, *_: Any) -> Any:
        """One part of the document, before what it holds."""
        self.vus.append(noeud)
        return REMOVE if self._ote(noeud) else None


async def reduire(requete: Requete, montre: Callable[[Requete], Awaitable[bool]]) -> Requete:
    """The request without what is not needed to show it; each part is tried once more after one was taken away."""
    reste = True
    while reste:
        reste = False
        for moindre in _moindres(requete):
            if await montre(moindre):
                requete, reste = moindre, True
                break
    return requete


def _moindres(requete: Requete) -> Iterator[Requete]:
    document = parse(requete.texte)
    choix = _Choix(lambda _: False)
    visit(document, choix)
    for cible in choix.vus:
        if isinstance(cible, OTABLES):
            moindre = _sans_inutile(_sans(document, lambda noeud, cible=cible: noeud is cible))
            if _entier(moindre):
                texte = print_ast(moindre)
                gardees = {nom: v for nom, v in (requete.variables or {}).items() if f"${nom}" in texte}
                yield replace(requete, texte=texte, variables=gardees)


def _entier(document: DocumentNode) -> bool:
    """Whether nothing is left empty that may not be."""
    choix = _Choix(lambda _: False)
    visit(document, choix)
    return bool(document.definitions) and all(n.selections for n in choix.vus if isinstance(n, SelectionSetNode))


def _sans(document: DocumentNode, ote: Callable[[Node], bool]) -> DocumentNode:
    rendu: DocumentNode = visit(document, _Choix(ote))
    return rendu


def _sans_inutile(document: DocumentNode) -> DocumentNode:
    """Without fragments and variables that nothing uses any more."""
    avant = None
    while avant != document:
        avant = document
        choix = _Choix(lambda _: False)
        visit(document, choix)
        appeles = {noeud.name.value for noeud in choix.vus if isinstance(noeud, FragmentSpreadNode)}
        noms = [noeud.name.value for noeud in choix.vus if isinstance(noeud, VariableNode)]
        servies = {nom for nom in noms if noms.count(nom) > 1}  # once where it is declared
        document = _sans(document, lambda noeud: _inutile(noeud, appeles, servies))  # noqa: B023  called at once
    return document


def _inutile(noeud: Node, appeles: set[str], servies: set[str]) -> bool:
    match noeud:
        case FragmentDefinitionNode():
            return noeud.name.value not in appeles
        case VariableDefinitionNode():
            return noeud.variable.name.value not in servies
        case _:
            return False
