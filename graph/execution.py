"""Running an operation, without HTTP: a driver prepares a request, then answers it.

`Moteur` is the reference driver (Strawberry's resolvers, graphql-core's execution); another may stand behind the same
two steps.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, Protocol, cast

from graphql import GraphQLSchema, OperationType, execute, get_variable_values
from strawberry.execution import optimized_is_awaitable

from graph.cout import Estimation, verifier_cout
from graph.documents import Documents
from graph.limites import Limites
from graph.refus import RequeteRefusee, decrire, decrire_execution, decrire_requete, traduire
from models.erreurs import EntreeInvalide, ErreurSofi, RequeteInvalide

if TYPE_CHECKING:
    import strawberry
    from graphql import OperationDefinitionNode
    from graphql.execution.values import VariableValues

    from graph.documents import Document


@dataclass(frozen=True, slots=True)
class Requete:
    """What a caller asks: the text of a document, its variables, the name of the operation to run."""

    texte: str
    variables: dict[str, Any] | None = None
    operation: str | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """A request that may run: parsed, validated, its variables coerced once and its cost bounded."""

    document: Document
    noeud: OperationDefinitionNode
    variables: dict[str, Any]  # as received: the execution coerces them again, in microseconds
    valeurs: VariableValues

    @property
    def nom(self) -> str | None:
        """The name of the operation, if it has one."""
        return self.noeud.name.value if self.noeud.name else None

    @property
    def lecture(self) -> bool:
        """Whether running it twice, or not to its end, changes nothing."""
        return self.noeud.operation is OperationType.QUERY


@dataclass(frozen=True, slots=True)
class Reponse:
    """What a request is answered; one refused before it ran (`executee` false) has no `data` at all."""

    erreurs: list[dict[str, Any]]
    donnees: dict[str, Any] | None = None
    executee: bool = False

    @property
    def code(self) -> str | None:
        """The code of the first error when nothing at all could be answered, else None."""
        vide = self.donnees is None or all(valeur is None for valeur in self.donnees.values())
        return str(self.erreurs[0]["extensions"]["code"]) if vide and self.erreurs else None

    def en_json(self) -> dict[str, Any]:
        """The answer as the GraphQL specification writes it, errors first."""
        erreurs: dict[str, Any] = {"errors": self.erreurs} if self.erreurs else {}
        return erreurs | ({"data": self.donnees} if self.executee else {})


class Pilote(Protocol):
    """What runs operations over one schema, in two steps."""

    def preparer(self, requete: Requete) -> Operation | Reponse:
        """The operation to run, or the answer that refuses it."""

    async def repondre(self, operation: Operation, contexte: Any) -> Reponse:
        """Run an operation; `contexte` is what resolvers find in `info.context`. Never raises an Exception."""


class Moteur:
    """The reference driver."""

    def __init__(self, schema: strawberry.Schema, limites: Limites | None = None) -> None:
        self.schema = schema_graphql(schema)
        self._classe = schema.execution_context_class
        self._limites = limites or Limites()
        self._documents = Documents(self.schema, self._limites)

    def preparer(self, requete: Requete) -> Operation | Reponse:
        """The operation to run, or the answer that refuses it."""
        try:
            return self._preparer(requete)
        except RequeteRefusee as refus:
            return Reponse(refus.erreurs)
        except ErreurSofi as erreur:
            return Reponse([decrire(erreur)])

    def _preparer(self, requete: Requete) -> Operation:
        document = self._documents.lire(requete.texte)
        noeud = document.operation(requete.operation)
        racine = self.schema.get_root_type(noeud.operation)
        if racine is None or noeud.operation is OperationType.SUBSCRIPTION:
            raise RequeteInvalide("Ce service ne répond pas à ce genre d’opération.")
        variables = requete.variables or {}
        declarees = noeud.variable_definitions or ()
        valeurs = get_variable_values(self.schema, declarees, variables, max_errors=self._limites.erreurs)
        if isinstance(valeurs, list):
            raise RequeteRefusee(decrire_requete(EntreeInvalide, "Variable invalide", valeurs))
        estimation = Estimation(self.schema, document.fragments, valeurs.coerced)
        verifier_cout(estimation.elements(noeud.selection_set, racine), self._limites.elements)
        return Operation(document, noeud, variables, valeurs)

    async def repondre(self, operation: Operation, contexte: object) -> Reponse:
        """Run an operation; `contexte` is what resolvers find in `info.context`. Never raises an Exception."""
        try:
            resultat = execute(
                self.schema,
                operation.document.arbre,
                context_value=contexte,
                variable_values=operation.variables,
                operation_name=operation.nom,
                executor_class=self._classe,
                is_awaitable=cast("Any", optimized_is_awaitable),  # typed as bool: graphql-core wants a TypeGuard
            )
            if isawaitable(resultat):
                resultat = await resultat
        except Exception as erreur:  # noqa: BLE001 # whatever it is, the caller gets an answer and the log a traceback
            return echec(erreur)
        return Reponse(decrire_execution(resultat.errors or ()), resultat.data, executee=True)


def echec(erreur: Exception) -> Reponse:
    """The answer when an exception ended the whole execution: what ran before it is not told."""
    return Reponse([decrire(traduire(erreur))])


def schema_graphql(schema: strawberry.Schema) -> GraphQLSchema:
    """The graphql-core schema that Strawberry built."""
    return schema._schema  # noqa: SLF001 # Strawberry has no public name for it, and every integration reads it here


@cache
def moteur(schema: strawberry.Schema) -> Moteur:
    """The reference driver of this schema, with the default limits; one, for its documents are kept."""
    return Moteur(schema)


async def executer(schema: strawberry.Schema, requete: Requete, contexte: object) -> Reponse:
    """Answer a request from end to end with the reference driver."""
    operation = moteur(schema).preparer(requete)
    return operation if isinstance(operation, Reponse) else await moteur(schema).repondre(operation, contexte)
