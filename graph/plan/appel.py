"""Fields that have a resolver of their own: it is called, and what it answers is completed as the schema says."""

from __future__ import annotations

from dataclasses import dataclass
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, cast

from graphql import GraphQLObjectType, is_abstract_type, is_leaf_type, is_list_type, is_non_null_type

from graph.plan.erreurs import Refus, Reprise
from graph.plan.seance import Appels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from graph.plan.champ import Champ
    from graph.plan.lignes import Lecteur, Ligne
    from graph.plan.objet import Objet, Reponse
    from graph.plan.seance import Seance


@dataclass(frozen=True)
class Attribut:
    """Objects that stand in a row; `objet`: the selection on them, by the name of their type."""

    champ: Champ
    place: int
    objet: Callable[[str], Objet]

    def partir(self, seance: Seance, lignes: Sequence[Ligne], objets: Sequence[Reponse]) -> None:
        """Complete them."""
        poser(seance, self.champ, self.objet, objets, [ligne[self.place] for ligne in lignes])


@dataclass(frozen=True)
class Appel:
    """`objet`: the selection on what it answers, by the name of its type."""

    champ: Champ
    soi: Lecteur
    objet: Callable[[str], Objet]

    def partir(self, seance: Seance, lignes: Sequence[Ligne], objets: Sequence[Reponse]) -> None:
        """Call it for each row; together with the other resolvers of the level where it is to be awaited."""
        lus = self._appeler(seance, lignes)
        if not any(map(isawaitable, lus)):
            poser(seance, self.champ, self.objet, objets, lus)
            return
        attendus = [lu if isawaitable(lu) else _deja(lu) for lu in lus]
        seance.appels.append(Appels(attendus, lambda faits: poser(seance, self.champ, self.objet, objets, faits)))

    def _appeler(self, seance: Seance, lignes: Sequence[Ligne]) -> list[Any]:
        resoudre = self.champ.strawberry.base_resolver
        if resoudre is None:
            raise Refus("a field without resolver")
        arguments = self.champ.arguments(seance)
        if resoudre.info_parameter:
            arguments = arguments | {resoudre.info_parameter.name: self.champ.info(seance)}
        if resoudre.self_parameter:
            return [resoudre(self.soi(ligne), **arguments) for ligne in lignes]
        return [resoudre(**arguments) for _ in lignes]


def poser(
    seance: Seance, champ: Champ, objet: Callable[[str], Objet], objets: Sequence[Reponse], valeurs: Sequence[Any]
) -> None:
    """Fill the field of these answers with these values, completed."""
    for reponse, fait in zip(objets, completer(seance, champ.graphql.type, valeurs, objet), strict=True):
        reponse[champ.cle] = fait


async def _deja(lu: Any) -> Any:
    return lu


def completer(seance: Seance, genre: Any, valeurs: Sequence[Any], objet: Callable[[str], Objet]) -> list[Any]:
    """These values as the schema answers them; the objects of one type are made together."""
    par_type: dict[str, list[Any]] = {}
    for valeur in valeurs:
        for nom, trouve in _objets(genre, valeur):
            par_type.setdefault(nom, []).append(trouve)
    faits = {nom: iter(objet(nom).des_objets(seance, trouves)) for nom, trouves in par_type.items()}
    return [_ecrire(genre, valeur, faits) for valeur in valeurs]


def _objets(genre: Any, valeur: Any) -> Iterator[tuple[str, Any]]:
    """The objects in a value, in order, each with the name of its type."""
    if is_non_null_type(genre):
        yield from _objets(genre.of_type, valeur)
    elif valeur is None or is_leaf_type(genre):
        return
    elif is_list_type(genre):
        for element in valeur:
            yield from _objets(genre.of_type, element)
    else:
        yield _nom(genre, valeur), valeur


def _nom(genre: Any, valeur: Any) -> str:
    return type(valeur).__name__ if is_abstract_type(genre) else cast("GraphQLObjectType", genre).name


def _ecrire(genre: Any, valeur: Any, faits: dict[str, Iterator[Any]]) -> Any:
    if is_non_null_type(genre):
        if (fait := _ecrire(genre.of_type, valeur, faits)) is None:
            raise Reprise("null in place of a value")
        return fait
    if valeur is None:
        return None
    if is_leaf_type(genre):
        return genre.serialize(valeur)
    if is_list_type(genre):
        return [_ecrire(genre.of_type, element, faits) for element in valeur]
    return next(faits[_nom(genre, valeur)])
