"""The état of an object: its columns by name and its lists, as JSON; what journals, pending edits and writes speak."""

from __future__ import annotations

import json
from functools import cache, partial
from typing import Any, Final

from psycopg import sql
from psycopg.types.json import Jsonb

from models.enumerations import Noun
from models.liens import liens
from models.tables import METADONNEES

Etat = dict[str, Any]
_DUMPS: Final = partial(json.dumps, default=str)

IMMUABLES: Final = frozenset({"id", "numero", "version", "cree_le", "modifie_le", "plie"})
DISPOSITIFS, RECRUTEMENTS = "dispositifs", "recrutements"
LISTES: Final = {
    noun: (*(lien.champ for lien in liens(noun.value)), *((DISPOSITIFS, RECRUTEMENTS) if noun is Noun.SESSION else ()))
    for noun in Noun
}

_LISTE = """coalesce((SELECT jsonb_agg(l.{enfant} ORDER BY l.rang) FROM {table} l WHERE l.{parent} = n.id), '[]')"""
# in the order of their rank, which is not said; a D is itself by its number
_DISPOSITIFS = """coalesce((
  SELECT jsonb_agg((to_jsonb(d) - 'rang' - 'session_id') || jsonb_build_object('publics', coalesce((
    SELECT jsonb_agg(l.public_id ORDER BY l.rang) FROM dispositif_public l WHERE l.dispositif_id = d.id), '[]'))
    ORDER BY d.rang)
  FROM dispositif d WHERE d.session_id = n.id), '[]')"""
_RECRUTEMENTS = """coalesce((SELECT jsonb_agg(to_jsonb(r) - 'id' - 'rang' - 'session_id' ORDER BY r.rang)
  FROM recrutement r WHERE r.session_id = n.id), '[]')"""
_PARTIES: Final = {DISPOSITIFS: _DISPOSITIFS, RECRUTEMENTS: _RECRUTEMENTS}


def en_json(valeurs: Any) -> Jsonb:
    """As the database takes it: days and prices as they are written."""
    return Jsonb(valeurs, dumps=_DUMPS)


@cache
def colonnes(noun: Noun) -> frozenset[str]:
    """The columns that may change."""
    return frozenset({*METADONNEES.tables[noun].columns.keys()} - IMMUABLES)


@cache
def expression(noun: Noun) -> sql.Composed:
    """SQL of the whole état of the row `n`."""
    listes = {lien.champ: _liste(lien.table, lien.noun, lien.enfant) for lien in liens(noun.value)}
    if noun is Noun.SESSION:
        listes |= {nom: sql.Composed([sql.SQL(parties)]) for nom, parties in _PARTIES.items()}
    paires = [morceau for nom, liste in listes.items() for morceau in (sql.Composed([sql.Literal(nom)]), liste)]
    return sql.SQL("to_jsonb(n) || jsonb_build_object({})").format(sql.SQL(", ").join(paires))


def _liste(table: str, noun: str, enfant: str) -> sql.Composed:
    return sql.SQL(_LISTE).format(
        table=sql.Identifier(table), parent=sql.Identifier(f"{noun}_id"), enfant=sql.Identifier(enfant)
    )
