"""The one tree of errors: a stable code for programs, a French message for people."""

from __future__ import annotations

from typing import ClassVar


class ErreurSofi(Exception):
    """Anything SOFI refuses or cannot do; `code` is part of the API (GraphQL `extensions.code`)."""

    code: ClassVar[str] = "INTERNAL_SERVER_ERROR"

    def __init__(self, message: str, **details: object) -> None:
        super().__init__(message)
        self.message = message
        self.details = details


class EntreeInvalide(ErreurSofi):
    """What the caller sent cannot be accepted as it is; the message says what to change."""

    code = "BAD_USER_INPUT"


class RequeteInvalide(ErreurSofi):
    """The HTTP request itself is not one that GraphQL over HTTP can read."""

    code = "BAD_REQUEST"


class SyntaxeInvalide(ErreurSofi):
    """The GraphQL document does not parse."""

    code = "GRAPHQL_PARSE_FAILED"


class RequeteNonValide(ErreurSofi):
    """The GraphQL document parses but the schema refuses it."""

    code = "GRAPHQL_VALIDATION_FAILED"


class NonAuthentifie(ErreurSofi):
    """The viewer must say who they are."""

    code = "UNAUTHENTICATED"


class Interdit(ErreurSofi):
    """The viewer is known and may not do this."""

    code = "FORBIDDEN"


class Introuvable(ErreurSofi):
    """What is named does not exist."""

    code = "NOT_FOUND"


class Conflit(ErreurSofi):
    """Somebody changed the object since the caller read it."""

    code = "CONFLICT"


class CoutExcessif(ErreurSofi):
    """The request asks for more than one request may."""

    code = "COST_LIMIT"


class Indisponible(ErreurSofi):
    """Something SOFI depends on does not answer; the same call may succeed later."""

    code = "UNAVAILABLE"


class FichierRefuse(EntreeInvalide):
    """A whole file is refused: nothing of it was written."""
