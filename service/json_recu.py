"""JSON that somebody sent, read strictly."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.erreurs import ErreurSofi

IMBRIQUES = (dict, list)


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
    return isinstance(lu, dict) and b"\\u" not in texte and b"\\/" not in texte and _sont_uniques(texte, lu)


def _sont_uniques(texte: bytes, lu: dict[str, Any]) -> bool:
    for cle, valeur in lu.items():
        if texte.count(b'"%b"' % cle.encode()) != 1:
            return False
        if isinstance(valeur, dict):
            if not _sont_uniques(texte, valeur):
                return False
        elif isinstance(valeur, list) and any(isinstance(element, IMBRIQUES) for element in valeur):
            return False
    return True


def premier_double(noms: list[str]) -> str | None:
    """The first name that is there twice, cut short."""
    distincts = set(noms)
    return next((nom[:50] for nom in noms if noms.count(nom) > 1), None) if len(distincts) < len(noms) else None


def _sans_double(paires: list[tuple[str, Any]]) -> None:
    if double := premier_double([nom for nom, _ in paires]):
        raise _Double(double)
