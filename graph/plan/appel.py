"""Fields that have a resolver of their own: it is called, and what it answers is completed as the schema says."""

from __future__ import annotations

from dataclasses import dataclass
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, ClassVar

from graph.plan.seance import Appels, renoncer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from strawberry.types.fields.resolver import StrawberryResolver

    from graph.plan.champ import Champ
    from graph.plan.complement import Complement
    from graph.plan.lignes import Ligne, Prendre
    from graph.plan.objet import Objet, Reponse
    from graph.plan.seance import Seance


@dataclass(frozen=True)
class Attribut:
    """Objects that stand in a row; `objet`: the selection on them, by the name of their type."""

    champ: Champ
    place: int
    objet: Callable[[str], Objet]
    finale: ClassVar[bool] = False

    def partir(self, seance: Seance, lignes: Sequence[Ligne], objets: Sequence[Reponse]) -> None:
        """Complete them."""
        poser(seance, self.champ, self.objet, objets, [ligne[self.place] for ligne in lignes])


@dataclass(frozen=True)
class Appel:
    """`objet`: the selection on what it answers, by the name of its type."""

    champ: Champ
    resoudre: StrawberryResolver[Any]
    soi: Prendre
    objet: Callable[[str], Objet]
    finale: ClassVar[bool] = False

    def partir(self, seance: Seance, lignes: Sequence[Ligne], objets: Sequence[Reponse]) -> None:
        """Call it for each row; together with the other resolvers of the level where it is to be awaited."""
        lus = self._appeler(seance, lignes)
        if not any(map(isawaitable, lus)):
            poser(seance, self.champ, self.objet, objets, lus)
            return
        attendus = [lu if isawaitable(lu) else _deja(lu) for lu in lus]
        seance.appels.append(Appels(attendus, lambda faits: poser(seance, self.champ, self.objet, objets, faits)))

    def _appeler(self, seance: Seance, lignes: Sequence[Ligne]) -> list[Any]:
        resoudre = self.resoudre
        arguments = self.champ.arguments(seance)
        if resoudre.info_parameter:
            arguments = arguments | {resoudre.info_parameter.name: self.champ.info(seance)}
        lus: list[Any] = []
        try:
            for ligne in lignes:
                soi = (self.soi(ligne),) if resoudre.self_parameter else ()
                lus.append(resoudre(*soi, **arguments))
        except Exception:
            renoncer(lus)
            raise
        return lus


def poser(
    seance: Seance, champ: Champ, objet: Callable[[str], Objet], objets: Sequence[Reponse], valeurs: Sequence[Any]
) -> None:
    """Fill the field of these answers with these values, completed."""
    for reponse, fait in zip(objets, completer(seance, champ.complement, valeurs, objet), strict=True):
        reponse[champ.cle] = fait


async def _deja(lu: Any) -> Any:
    return lu


def completer(
    seance: Seance, complement: Complement, valeurs: Sequence[Any], objet: Callable[[str], Objet]
) -> list[Any]:
    """These values as the schema answers them; the objects of one type are made together."""
    par_type: dict[str, list[Any]] = {}
    for valeur in valeurs:
        complement.trier(valeur, par_type)
    faits = {nom: iter(objet(nom).des_objets(seance, trouves)) for nom, trouves in par_type.items()}
    return [complement.ecrire(valeur, faits) for valeur in valeurs]
