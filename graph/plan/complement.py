"""How the values of a field are completed: its GraphQL type, read once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphql import is_abstract_type, is_leaf_type, is_list_type, is_non_null_type

from graph.plan.erreurs import Reprise

if TYPE_CHECKING:
    from collections.abc import Iterator


class Complement:
    """Of a leaf, an object, or a list of what has a complement of its own."""

    def __init__(self, genre: Any) -> None:
        self._exige = is_non_null_type(genre)
        nu = genre.of_type if self._exige else genre
        self._element = Complement(nu.of_type) if is_list_type(nu) else None
        self._encoder = nu.serialize if is_leaf_type(nu) else None
        self._nom = None if is_list_type(nu) or is_abstract_type(nu) else nu.name

    def trier(self, valeur: Any, par_type: dict[str, list[Any]]) -> None:
        """Add the objects of a value, in order, to those of their type."""
        if valeur is None or self._encoder:
            return
        if self._element is None:
            par_type.setdefault(self._nom or type(valeur).__name__, []).append(valeur)
            return
        for element in valeur:
            self._element.trier(element, par_type)

    def ecrire(self, valeur: Any, faits: dict[str, Iterator[Any]]) -> Any:
        """The value as it is answered, its objects taken in the same order; Reprise for a null that may not be."""
        if valeur is None:
            if self._exige:
                raise Reprise("null in place of a value")
            return None
        if self._encoder:
            return self._encoder(valeur)
        if self._element is None:
            return next(faits[self._nom or type(valeur).__name__])
        return [self._element.ecrire(element, faits) for element in valeur]
