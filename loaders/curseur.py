"""Cursors: the sort key of a row, opaque to clients; made of public values only."""

from __future__ import annotations

import base64
import binascii
import json
import re
from datetime import date
from typing import TYPE_CHECKING

from models.erreurs import EntreeInvalide

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loaders.relation import Tri

ENTIER = re.compile(r"-?[0-9]{1,9}")


def ecrire(valeurs: Sequence[object]) -> str:
    """The cursor of a row, from the values of its sort key."""
    texte = json.dumps([str(valeur) for valeur in valeurs], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(texte.encode()).decode().rstrip("=")


def lire(curseur: str, ordre: Sequence[Tri]) -> tuple[str, ...]:
    """The values of a cursor for this order; EntreeInvalide when it is not one of ours."""
    try:
        texte = base64.b64decode(curseur + "=" * (-len(curseur) % 4), altchars=b"-_", validate=True)
        valeurs = json.loads(texte)
    except (binascii.Error, ValueError, RecursionError):
        valeurs = None
    if not isinstance(valeurs, list) or len(valeurs) != len(ordre) or not all(map(_convient, valeurs, ordre)):
        raise EntreeInvalide("Curseur illisible : reprenez tel quel un `endCursor`, `startCursor` ou `cursor` reçu.")
    return tuple(valeurs)


def _convient(valeur: object, tri: Tri) -> bool:
    return isinstance(valeur, str) and _FORMES[tri.type](valeur)


def _est_date(valeur: str) -> bool:
    try:
        return date.fromisoformat(valeur).isoformat() == valeur
    except ValueError:
        return False


_FORMES: dict[str, Callable[[str], bool]] = {
    "date": _est_date,
    "integer": lambda valeur: ENTIER.fullmatch(valeur) is not None,
    "text": lambda valeur: valeur.isprintable(),
}
