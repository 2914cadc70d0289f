"""Possible duplicates as they are written: what the Carif says of two sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from psycopg import Connection

    from models.enumerations import DecisionDoublon

_TRANCHER: Final = """-- decider_doublon
UPDATE doublon SET (decision, decide_par, decide_le) = ROW (%(verdict)s, %(auteur)s, now())
WHERE numero = %(numero)s RETURNING session_ideo_id, session_id"""


def trancher(
    connexion: Connection[Any], numero: str, verdict: DecisionDoublon, auteur: str | None
) -> tuple[int, int] | None:
    """Write what is decided of two sessions; their keys, that of Idéo first."""
    parametres = {"numero": numero, "verdict": verdict.value, "auteur": auteur}
    return connexion.execute(_TRANCHER, parametres).fetchone()
