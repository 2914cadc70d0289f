"""What filters are given, read within bounds: codes, moments, keywords; a refusal says which field and what to do."""

import asyncio
from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from graph.contexte import Contexte
from loaders.formacode import formacode_par_code
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
    if trop_long := next((code for code in lus or () if len(code) > LONGUEUR_MAXIMALE), None):
        raise EntreeInvalide(
            f"`{champ}` : aucun code n'a plus de {LONGUEUR_MAXIMALE} caractères (reçu : « {trop_long:.20}… »)."
        )
    return lus


def instant(champ: str, donne: datetime | None) -> datetime | None:
    """A moment, which its offset makes one and the same for everybody."""
    if donne is not None and donne.tzinfo is None:
        raise EntreeInvalide(f"`{champ}` : donnez un instant avec son décalage, comme `2026-11-23T08:30:00+01:00`.")
    return donne


async def formacodes_connus(contexte: Contexte, champ: str, donnees: Iterable[str] | None) -> tuple[str, ...] | None:
    """Formacodes that some version of the thesaurus has; raises EntreeInvalide, naming the first that none has."""
    lus = codes(champ, donnees) or ()
    connus = await asyncio.gather(*(contexte.charger(formacode_par_code, code) for code in lus))
    if inconnu := next((code for code, connu in zip(lus, connus, strict=True) if connu is None), None):
        raise EntreeInvalide(
            f"`{champ}` : « {inconnu:.20} » n'est un Formacode d'aucune version : cherchez-le avec `formacodes`."
        )
    return lus or None
