"""What one document may ask, whoever sends it: bounds on its shape, known before any schema is read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from graphql import FieldNode, FragmentDefinitionNode, FragmentSpreadNode, OperationDefinitionNode

from models.erreurs import CoutExcessif

if TYPE_CHECKING:
    from graphql import DocumentNode, InlineFragmentNode, SelectionNode, SelectionSetNode


@dataclass(frozen=True, slots=True)
class Limites:
    """Bounds of one request; the defaults leave the introspection and the largest real screens far below."""

    caracteres: int = 200_000
    jetons: int = 10_000  # comments have as many to themselves
    imbrication: int = 30  # braces and fragments: the introspection of GraphiQL has 19
    champs: int = 5_000  # with fragments expanded: a bomb doubles at every line
    alias: int = 60
    champs_racine: int = 50
    # Entries an answer may hold at most (graph/cout.py): the five levels under a page of 250 organismes make 14 million
    # by default page sizes, which real offers never fill; four nested pages of 100 make 100 million.
    elements: int = 20_000_000
    erreurs: int = 20


@dataclass(frozen=True, slots=True)
class Mesure:
    """What a selection amounts to once its fragments are expanded."""

    champs: int = 0
    alias: int = 0
    champs_racine: int = 0
    imbrication: int = 0

    def avec(self, autre: Mesure) -> Mesure:
        """Both selections side by side."""
        return Mesure(
            self.champs + autre.champs,
            self.alias + autre.alias,
            self.champs_racine + autre.champs_racine,
            max(self.imbrication, autre.imbrication),
        )

    def sous_un_champ(self, *, alias: bool) -> Mesure:
        """What a field amounts to that opens this selection."""
        return Mesure(self.champs + 1, self.alias + alias, 1, self.imbrication + 1)

    def dans_un_fragment(self) -> Mesure:
        """What a fragment amounts to that holds this selection."""
        return replace(self, imbrication=self.imbrication + 1)


class Arpenteur:
    """Measures the operations of one document; each fragment is walked once, however often it is spread."""

    def __init__(self, document: DocumentNode, limites: Limites) -> None:
        self._limites = limites
        self._fragments = {
            definition.name.value: definition
            for definition in document.definitions
            if isinstance(definition, FragmentDefinitionNode)
        }
        self._connues: dict[str, Mesure] = {}

    def mesurer(self, selection: SelectionSetNode | None, niveau: int = 1) -> Mesure:
        """The measure of a selection set that stands at this level; COST_LIMIT when it nests too deep."""
        if selection is None:
            return Mesure()
        self._refuser_au_dela("imbrication", niveau)
        mesure = Mesure()
        for noeud in selection.selections:
            mesure = mesure.avec(self._mesurer_noeud(noeud, niveau))
        self._refuser_au_dela("imbrication", niveau + mesure.imbrication - 1)
        return mesure

    def _mesurer_noeud(self, noeud: SelectionNode, niveau: int) -> Mesure:
        match noeud:
            case FieldNode():
                return self.mesurer(noeud.selection_set, niveau + 1).sous_un_champ(alias=noeud.alias is not None)
            case FragmentSpreadNode():
                return self._mesurer_fragment(noeud.name.value, niveau).dans_un_fragment()
            case _:
                en_ligne = cast("InlineFragmentNode", noeud)
                return self.mesurer(en_ligne.selection_set, niveau + 1).dans_un_fragment()

    def _mesurer_fragment(self, nom: str, niveau: int) -> Mesure:
        if nom not in self._connues:
            # Stands for itself while it is walked: a cycle adds nothing here, and validation names it.
            self._connues[nom] = Mesure()
            if nom in self._fragments:
                self._connues[nom] = self.mesurer(self._fragments[nom].selection_set, niveau + 1)
        return self._connues[nom]

    def _refuser_au_dela(self, borne: str, valeur: int) -> None:
        maximum = getattr(self._limites, borne)
        if valeur > maximum:
            raise au_dela(borne, maximum)

    def verifier(self, operation: OperationDefinitionNode) -> None:
        """Refuse (COST_LIMIT) an operation beyond a bound."""
        mesure = self.mesurer(operation.selection_set)
        for borne in ("champs", "alias", "champs_racine"):
            self._refuser_au_dela(borne, getattr(mesure, borne))


MESSAGES = {
    "imbrication": "La requête est trop imbriquée : {maximum} niveaux au plus, fragments compris.",
    "champs": "La requête sélectionne trop de champs : {maximum} au plus, fragments développés.",
    "alias": "La requête contient trop d’alias : {maximum} au plus.",
    "champs_racine": "La requête pose trop de questions à la fois : {maximum} champs au plus à la racine.",
    "elements": "La requête peut rapporter plus de {maximum} éléments : réduisez les pages imbriquées (first).",
    "caracteres": "La requête est trop longue : {maximum} caractères au plus.",
    "jetons": "La requête est trop longue : {maximum} jetons au plus.",
}


def au_dela(borne: str, maximum: int) -> CoutExcessif:
    """The refusal of a request beyond this bound."""
    return CoutExcessif(MESSAGES[borne].format(maximum=maximum), limite=borne, maximum=maximum)


def verifier_document(document: DocumentNode, limites: Limites) -> None:
    """Refuse (COST_LIMIT) a document one of whose operations goes beyond a bound."""
    arpenteur = Arpenteur(document, limites)
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode):
            arpenteur.verifier(definition)
