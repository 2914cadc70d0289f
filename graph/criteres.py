"""What filters are given, read within bounds: lists of codes, moments; a refusal says which field and what to do.

Then the page that they ask for.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar

from loaders.demande import Demande, Visee
from loaders.fenetre import ouvrir
from loaders.relation import Relation
from loaders.retrouver import compact
from models.erreurs import EntreeInvalide

VALEURS_MAXIMALES = 500  # of one list
LONGUEUR_MAXIMALE = 100  # characters of one code

V = TypeVar("V")


def valeurs(champ: str, donnees: Iterable[V] | None) -> tuple[V, ...] | None:
    """The values of a list, each once, in order; None when it asks for nothing: it is absent, or empty."""
    distinctes = tuple(dict.fromkeys(donnees or ()))
    if len(distinctes) > VALEURS_MAXIMALES:
        raise EntreeInvalide(f"`{champ}` : {VALEURS_MAXIMALES} valeurs au plus (reçues : {len(distinctes)}).")
    return distinctes or None


def codes(champ: str, donnees: Iterable[str] | None) -> tuple[str, ...] | None:
    """The codes of a list, without the spaces around them."""
    lus = valeurs(champ, None if donnees is None else [code.strip() for code in donnees])
    if any("\0" in code for code in lus or ()):
        raise EntreeInvalide(f"`{champ}` : un code contient un caractère NUL, que rien ne peut porter.")
    if trop_long := next((code for code in lus or () if len(code) > LONGUEUR_MAXIMALE), None):
        raise EntreeInvalide(
            f"`{champ}` : aucun code n'a plus de {LONGUEUR_MAXIMALE} caractères (reçu : « {trop_long:.20}… »)."
        )
    return lus


def numeros(champ: str, donnes: Iterable[str] | None) -> tuple[str, ...] | None:
    """Numbers, SIRETs among them, without what people group their digits with."""
    lus = codes(champ, donnes)
    return lus and tuple(map(compact, lus))


def instant(champ: str, donne: datetime | None) -> datetime | None:
    """A moment, which its offset makes one and the same for everybody."""
    if donne is not None and donne.tzinfo is None:
        raise EntreeInvalide(f"`{champ}` : donnez un instant avec son décalage, comme `2026-11-23T08:30:00+01:00`.")
    return donne


def page_voulue(relation: Relation, first: int | None, after: str | None, **filtres: Any) -> Visee:
    """A page of all that a relation has; a filter that is null asks for nothing."""
    donnes = tuple((nom, valeur) for nom, valeur in filtres.items() if valeur is not None)
    return Visee(relation, (), Demande(filtres=donnes, lecture=ouvrir(relation.ordre, first, after)))
