"""Cursors: the sort key of a row and which order it belongs to, opaque to clients; made of public values only."""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from loaders.relation import descend
from models.erreurs import EntreeInvalide

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loaders.relation import Tri

ENTIER = re.compile(r"-?[0-9]{1,9}")
GRAND_ENTIER = re.compile(r"-?[0-9]{1,18}")


def ecrire(valeurs: Sequence[object], ordre: tuple[Tri, ...]) -> str:
    """The cursor of a row, from the values of its sort key in this order."""
    texte = json.dumps([_empreinte(ordre), *map(_texte, valeurs)], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(texte.encode()).decode().rstrip("=")


def lire(curseur: str, ordre: tuple[Tri, ...]) -> tuple[str, ...]:
    """The values of a cursor for this order; EntreeInvalide when it is not one of its own."""
    try:
        texte = base64.b64decode(curseur + "=" * (-len(curseur) % 4), altchars=b"-_", validate=True)
        empreinte, *valeurs = json.loads(texte)
    except (binascii.Error, ValueError, TypeError, RecursionError):
        empreinte, valeurs = None, []
    if empreinte != _empreinte(ordre) or len(valeurs) != len(ordre) or not all(map(_convient, valeurs, ordre)):
        raise EntreeInvalide(
            "Curseur illisible : reprenez tel quel un `endCursor`, `startCursor` ou `cursor` reçu de la même liste."
        )
    return tuple(valeurs)


@lru_cache
def _empreinte(ordre: tuple[Tri, ...]) -> str:
    """What tells an order from the others: a number is a place among organismes and says nothing among communes."""
    return f"{zlib.crc32((repr(ordre) + '-' * descend(ordre)).encode()):08x}"


def _texte(valeur: object) -> str:
    """A moment to its microsecond, in UTC, whatever the time zone of the connection."""
    return str(valeur.astimezone(UTC) if isinstance(valeur, datetime) else valeur)


def _convient(valeur: object, tri: Tri) -> bool:
    return isinstance(valeur, str) and _FORMES[tri.type](valeur)


def _est_date(valeur: str) -> bool:
    try:
        return date.fromisoformat(valeur).isoformat() == valeur
    except ValueError:
        return False


def _est_instant(valeur: str) -> bool:
    try:
        instant = datetime.fromisoformat(valeur)
    except ValueError:
        return False
    return instant.tzinfo is not None and str(instant) == valeur


_FORMES: dict[str, Callable[[str], bool]] = {
    "boolean": lambda valeur: valeur in {"False", "True"},
    "bigint": lambda valeur: GRAND_ENTIER.fullmatch(valeur) is not None,
    "date": _est_date,
    "timestamptz": _est_instant,
    "integer": lambda valeur: ENTIER.fullmatch(valeur) is not None,
    "text": lambda valeur: valeur.isprintable(),
}
