"""JSON that somebody sent, read strictly."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.erreurs import ErreurSofi


class _Double(Exception):
    pass


def charger(texte: str | bytes, sujet: str, refus: Callable[[str], ErreurSofi]) -> Any:
    """Read strictly (UTF-8, depth, numbers, surrogates), then again where a key may come twice; raises a `refus`."""
    try:
        lu = orjson.loads(texte)
        if not _sans_doute(texte if isinstance(texte, bytes) else texte.encode(), lu):
            json.loads(texte, object_pairs_hook=_sans_double)
    except _Double as double:
        raise refus(f"« {double} » est donné deux fois.") from None
    except (ValueError, RecursionError) as erreur:
        detail = str(erreur) if isinstance(erreur, orjson.JSONDecodeError) else "imbrication ou nombre démesurés"
        raise refus(f"{sujet} n’est pas du JSON lisible : {detail}.") from None
    return lu


def _sans_doute(texte: bytes, lu: Any) -> bool:
    """Whether no key can come twice: each is there once in the text, and none is written with an escape."""
    if not isinstance(lu, dict) or b"\\u" in texte or b"\\/" in texte:
        return False
    for cle, valeur in lu.items():
        if texte.count(b'"%b"' % cle.encode()) != 1 or (isinstance(valeur, dict | list) and not _simple(texte, valeur)):
            return False
    return True


def _simple(texte: bytes, valeur: Any) -> bool:
    if isinstance(valeur, list):
        return not any(isinstance(element, dict | list) for element in valeur)
    return _sans_doute(texte, valeur)


def premier_double(noms: list[str]) -> str | None:
    """The first name that is there twice, cut short."""
    distincts = set(noms)
    return next((nom[:50] for nom in noms if noms.count(nom) > 1), None) if len(distincts) < len(noms) else None


def _sans_double(paires: list[tuple[str, Any]]) -> None:
    if double := premier_double([nom for nom, _ in paires]):
        raise _Double(double)
