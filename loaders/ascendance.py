"""What an object is under, however far above: it is shown only where all of it is."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from psycopg.sql import SQL, Composable, Identifier, Literal

from loaders.objets import PAR_TABLE
from loaders.requete import Requete
from models.enumerations import Noun, Statut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from loaders import noun as nouns
    from loaders.requete import Ligne

_RANGS: Final = {table: rang for rang, table in enumerate(reversed(PAR_TABLE))}
_CLES = SQL("SELECT {cle} FROM {table} WHERE id IN ({cles})")
_UN = SQL("SELECT {rang} AS rang, {nom}, numero, statut FROM {table} WHERE id IN ({cles})")


class Ascendant(NamedTuple):
    """One of what an object is under."""

    noun: Noun
    numero: str
    statut: Statut


def lire(noun: Noun, cle: int) -> Requete:
    """The statement that tells what an object is under, the nearest first; an organisme is under nothing."""
    return Requete(_texte(noun), {"cle": cle}, preparee=True)


def ascendants(lignes: Iterable[Ligne]) -> list[Ascendant]:
    """Its rows."""
    return [Ascendant(Noun[nom.upper()], numero, Statut[statut]) for _, nom, numero, statut in lignes]


@cache
def _texte(noun: Noun) -> str:
    un = SQL(" UNION ").join(_au_dessus(PAR_TABLE[noun], SQL("%(cle)s")))
    return SQL("-- ascendants_de_{noun}\n{un} ORDER BY rang, numero").format(noun=SQL(noun.value), un=un).as_string()


def _au_dessus(noun: nouns.Noun, cles: Composable) -> Iterator[Composable]:
    for requis in noun.requis:
        siennes = _CLES.format(cle=Identifier(requis.cle), table=Identifier(noun.table), cles=cles)
        table = requis.noun.table
        yield _UN.format(rang=Literal(_RANGS[table]), nom=Literal(table), table=Identifier(table), cles=siennes)
        yield from _au_dessus(requis.noun, siennes)
