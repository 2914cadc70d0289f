"""Errors as GraphQL tells them: a French message, a stable code, and nothing of what broke inside."""

from __future__ import annotations

import logging
import uuid
from typing import TYPE_CHECKING, Any

import psycopg
from graphql import FieldNode, GraphQLError
from psycopg.errors import QueryCanceled
from psycopg_pool import PoolClosed, PoolTimeout, TooManyRequests

from models.erreurs import CoutExcessif, EntreeInvalide, ErreurSofi, Indisponible

if TYPE_CHECKING:
    from collections.abc import Iterable

JOURNAL = logging.getLogger(__name__)


class RequeteRefusee(Exception):  # French: the word already says it is refused
    """A request that never runs, with the entries of `errors` that say why."""

    def __init__(self, erreurs: list[dict[str, Any]]) -> None:
        super().__init__(erreurs[0]["message"])
        self.erreurs = erreurs


def decrire(erreur: ErreurSofi, position: GraphQLError | None = None) -> dict[str, Any]:
    """One entry of `errors`; `position` is where in the document and in the answer it happened."""
    formatee: dict[str, Any] = {"message": erreur.message}
    if position is not None:
        formatee |= {cle: valeur for cle, valeur in position.formatted.items() if cle in {"locations", "path"}}
    return formatee | {"extensions": {"code": erreur.code, **erreur.details}}


def decrire_requete(genre: type[ErreurSofi], debut: str, erreurs: Iterable[GraphQLError]) -> list[dict[str, Any]]:
    """The entries of `errors` for a request that never ran; the detail stays graphql-core's, in English."""
    return [decrire(genre(f"{debut} : {erreur.message}"), erreur) for erreur in erreurs]


def decrire_execution(erreurs: Iterable[GraphQLError]) -> list[dict[str, Any]]:
    """The entries of `errors` for fields that failed; one failure that hits many fields is logged once."""
    traduites: dict[int, ErreurSofi] = {}
    lignes = []
    for erreur in erreurs:
        cause = _cause(erreur)
        if id(cause) not in traduites:
            traduites[id(cause)] = traduire(cause)
        lignes.append(decrire(traduites[id(cause)], erreur))
    return lignes


def traduire(cause: BaseException) -> ErreurSofi:
    """What the caller may know of this exception; the unexpected is logged under a reference and masked."""
    match cause:
        case ErreurSofi():
            return cause
        case GraphQLError() if not all(isinstance(noeud, FieldNode) for noeud in cause.nodes or ()):
            # Raised on an argument; on a field it is an answer of ours that does not fit the schema.
            return EntreeInvalide(f"Valeur invalide : {cause.message}")
        case QueryCanceled():
            return CoutExcessif(
                "La requête demande un calcul trop long : réduisez les pages (first), la profondeur ou les filtres."
            )
        case psycopg.OperationalError() | PoolTimeout() | PoolClosed() | TooManyRequests():
            JOURNAL.warning("database unavailable: %s", type(cause).__name__)
            return Indisponible("La base de données ne répond pas : réessayez dans quelques instants.")
        case psycopg.DataError():
            JOURNAL.warning("value refused by the database: %s", type(cause).__name__)
            return EntreeInvalide("Une valeur de la requête ne peut pas être lue par la base de données.")
        case _:
            return masquer(cause)


def masquer(cause: BaseException) -> ErreurSofi:
    """An unexpected exception: a reference for the caller, the traceback for the log, the variables for nobody."""
    reference = uuid.uuid4().hex[:12]
    JOURNAL.error("internal error %s", reference, exc_info=cause)
    return ErreurSofi(f"Erreur interne, référence {reference}", reference=reference)


def _cause(erreur: GraphQLError) -> BaseException:
    """The exception under the locations that graphql-core wraps around it."""
    cause: BaseException = erreur
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    return cause
