"""Rows of which little is said: what is not is null, an empty list, or no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

from importers.objets import OBJETS, PARTIES, Objet, Partie

if TYPE_CHECKING:
    from importers.identites import Identite

L = TypeVar("L", bound=Objet | Partie)
# by the type of a field; what must be said and is not is refused by the database
_TU: dict[type, object] = {str: "{}", bool: False}
_TUS: dict[object, dict[str, Any]] = {
    genre: {champ: _TU.get(dit) for champ, dit in get_type_hints(genre).items()} for genre in (*OBJETS, *PARTIES)
}


def rangee(genre: type[L], **dits: Any) -> L:
    """A row of a table."""
    return genre(**{**_TUS[genre], **dits})


def objet(genre: type[L], identite: Identite, **dits: Any) -> L:
    """The row of an object."""
    return rangee(genre, id=identite.id, nouveau=identite.nouveau, **dits)
