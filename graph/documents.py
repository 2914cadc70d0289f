"""Documents read once: parsed, bounded, validated, and kept while they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphql import (
    FragmentDefinitionNode,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    VariableNode,
    parse,
    specified_rules,
    validate,
    visit,
)
from graphql.language import Visitor
from graphql.validation.rules import overlapping_fields_can_be_merged
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from graph.gardes import Gardes
from graph.limites import Limites, au_dela, verifier_document
from graph.refus import RequeteRefusee, decrire_requete
from models.erreurs import RequeteInvalide, RequeteNonValide, SyntaxeInvalide

if TYPE_CHECKING:
    from graphql import DirectiveNode, DocumentNode, GraphQLSchema

REGLES = (*specified_rules, MaybeNullValidationRule, OneOfInputValidationRule)
# The same field a thousand times is compared pair by pair; graphql-core leaves this knob to set: 1.6 s become 0.3 s.
overlapping_fields_can_be_merged.MAX_COMPLEXITY_BUDGET = 100_000


@dataclass(frozen=True, slots=True)
class Document:
    """A document that this schema can run."""

    texte: str
    arbre: DocumentNode
    operations: tuple[OperationDefinitionNode, ...]
    fragments: dict[str, FragmentDefinitionNode]
    dirigees: tuple[str, ...]  # the variables that @skip and @include read: what is selected depends on their values

    def operation(self, nom: str | None) -> OperationDefinitionNode:
        """The operation to run; BAD_REQUEST when the name tells none, or is missing among several."""
        if nom is None and len(self.operations) == 1:
            return self.operations[0]
        if nom is None:
            raise RequeteInvalide(
                "Le document contient plusieurs opérations : nommez celle à exécuter (operationName)."
            )
        for operation in self.operations:
            if operation.name is not None and operation.name.value == nom:
                return operation
        raise RequeteInvalide("Aucune opération du document ne porte le nom demandé (operationName).")


class Documents:
    """The valid documents most recently asked for; at most so many, and so many characters in all.

    A tree takes about 80 bytes for each character of its text.
    """

    def __init__(self, schema: GraphQLSchema, limites: Limites, places: int = 1_000, caracteres: int = 500_000) -> None:
        self._schema = schema
        self._limites = limites
        self._gardes: Gardes[str, Document] = Gardes(places, caracteres)

    def lire(self, texte: str) -> Document:
        """The document of this text; raises ErreurSofi or RequeteRefusee when it cannot run."""
        if (document := self._gardes.lire(texte)) is None:
            document = valider(self._schema, analyser(texte, self._limites), self._limites)
            self._gardes.garder(texte, document, len(texte))
        return document


def analyser(texte: str, limites: Limites) -> Document:
    """Parse a text within the bounds; it is not validated yet."""
    if len(texte) > limites.caracteres:
        raise au_dela("caracteres", limites.caracteres)
    try:
        arbre = parse(texte, max_lexical_tokens=limites.jetons, max_comments=limites.jetons)
    except GraphQLSyntaxError as erreur:
        # graphql-core tells its own bounds (tokens, comments, depth) by this ending only.
        if not erreur.message.endswith("Parsing aborted."):
            raise RequeteRefusee(decrire_requete(SyntaxeInvalide, "Syntaxe GraphQL invalide", [erreur])) from erreur
        borne = "imbrication" if "nested" in erreur.message else "jetons"
        raise au_dela(borne, getattr(limites, borne)) from erreur
    operations = tuple(d for d in arbre.definitions if isinstance(d, OperationDefinitionNode))
    if not operations:
        raise RequeteInvalide("Le document ne contient aucune opération.")
    if len(operations) > 1 and any(operation.name is None for operation in operations):
        raise RequeteInvalide("Le document contient plusieurs opérations : chacune doit avoir un nom.")
    fragments = {d.name.value: d for d in arbre.definitions if isinstance(d, FragmentDefinitionNode)}
    return Document(texte, arbre, operations, fragments, _dirigees(arbre))


def _dirigees(arbre: DocumentNode) -> tuple[str, ...]:
    noms: dict[str, None] = {}

    class Visite(Visitor):
        def enter_directive(self, directive: DirectiveNode, *_: object) -> None:
            noms.update(
                (a.value.name.value, None) for a in directive.arguments or () if isinstance(a.value, VariableNode)
            )

    visit(arbre, Visite())
    return tuple(noms)


def valider(schema: GraphQLSchema, document: Document, limites: Limites) -> Document:
    """The same document once its bounds hold and the schema agrees; bounds first: bombs go off in validation."""
    verifier_document(document.arbre, limites)
    erreurs = validate(schema, document.arbre, REGLES, max_errors=limites.erreurs)
    if erreurs:
        raise RequeteRefusee(decrire_requete(RequeteNonValide, "Requête GraphQL invalide", erreurs))
    return document
