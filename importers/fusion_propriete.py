"""Ownership at the merge (`rules.propriete`): what a lot may write, fill or must leave, object by object.

In order: of an object of a source that does not give way, what is empty is filled and the rest leaves the lot; what
others filled is not emptied by an owner that says nothing of it; an object of a source that gives way is taken over by
the first lot that changes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from psycopg import sql

from models.enumerations import Noun, Source
from models.liens import Lien, liens
from rules.propriete import cedantes, complements, completables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psycopg import Connection

    from importers.changements import Pieces

_COMPLETER = """-- completer_{nom}_{champ_dit}
WITH complete AS (
    UPDATE {cible} o SET {champ} = t.{champ} FROM {transit} t
    WHERE t.id = o.id AND NOT t.nouveau AND {d_un_autre} AND o.{champ} IS NULL AND t.{champ} IS NOT NULL
    RETURNING o.id)
INSERT INTO changement SELECT {noun}, id, jsonb_build_object({champ_cite}, NULL) FROM complete"""

_COMPLETER_LA_LISTE = """-- completer_{champ_dit}
WITH complete AS (
    INSERT INTO {liste} ({parent}, {enfant}, rang)
    SELECT t.id, l.enfant, l.rang - 1
    FROM {transit} t JOIN {cible} o USING (id), unnest(t.{champ}) WITH ORDINALITY l (enfant, rang)
    WHERE NOT t.nouveau AND {d_un_autre} AND NOT EXISTS (SELECT FROM {liste} WHERE {parent} = t.id)
    RETURNING {parent} AS id)
INSERT INTO changement SELECT DISTINCT {noun}, id, jsonb_build_object({champ_cite}, '[]'::jsonb) FROM complete"""

# A feed changes only what came by itself: the rest leaves the lot.
_ECARTER = (
    "-- ecarter_{nom}\nDELETE FROM {transit} t USING {cible} o WHERE o.id = t.id AND NOT t.nouveau AND {d_un_autre}"
)

_REPRENDRE = """-- reprendre_{nom}
WITH ancien AS (
    SELECT o.id, o.source, o.emetteur FROM {cible} o JOIN {transit} t USING (id)
    WHERE o.source = ANY ({cedantes}::text[]) AND o.id IN (SELECT id FROM changement WHERE noun = {noun})),
repris AS (UPDATE {cible} n SET source = {source}, emetteur = {emetteur} FROM ancien a WHERE n.id = a.id)
INSERT INTO changement
SELECT {noun}, id, jsonb_build_object('source', source, 'emetteur', emetteur) FROM ancien"""

# Who wrote a field last: the lot of the last evenement that touched it, else the one that made the object.
_ECRIT_PAR_UN_AUTRE = """(
    SELECT ROW (e.source, l.emetteur) FROM evenement e LEFT JOIN lot l ON l.id = e.lot_id
    WHERE e.objet_id = t.id AND e.noun = {noun} AND (e.anciennes_valeurs IS NULL OR e.anciennes_valeurs ? {champ_cite})
    ORDER BY e.id DESC LIMIT 1) IS DISTINCT FROM ROW ({source}::text, {emetteur}::text)"""

_GARDER = """-- garder_{nom}_{champ_dit}
UPDATE {transit} t SET {champ} = o.{champ} FROM {cible} o
WHERE o.id = t.id AND NOT t.nouveau AND t.{champ} IS NULL AND o.{champ} IS NOT NULL AND {ecrit_par_un_autre}"""

_GARDER_LA_LISTE = """-- garder_{champ_dit}
UPDATE {transit} t SET {champ} = o.liste
FROM (SELECT {parent} AS id, array_agg({enfant} ORDER BY rang) AS liste FROM {liste} GROUP BY 1) o
WHERE o.id = t.id AND NOT t.nouveau AND t.{champ} = '{{}}' AND {ecrit_par_un_autre}"""

_D_UN_AUTRE = (
    "(o.emetteur IS DISTINCT FROM {emetteur} OR o.source <> {source}) AND o.source <> ALL ({cedantes}::text[])"
)


def departager(connexion: Connection[Any], nom: str, pieces: Pieces, source: str) -> int:
    """Settle who writes the objects of one noun; returns how many leave the lot."""
    noun, arrivante = Noun[nom.upper()], Source[source]
    noms = pieces | {"cedantes": _cedantes(nom, source)}
    noms["d_un_autre"] = sql.SQL(_D_UN_AUTRE).format(**noms)

    def faire(ordre: str, plus: Pieces) -> int:
        return connexion.execute(sql.SQL(ordre).format(**noms, **plus)).rowcount

    for lien, plus in _champs(nom, complements(noun, arrivante)):
        faire(_COMPLETER_LA_LISTE if lien else _COMPLETER, plus)
    ecartes = faire(_ECARTER, {})
    for lien, plus in _champs(nom, completables(noun)):
        plus["ecrit_par_un_autre"] = sql.SQL(_ECRIT_PAR_UN_AUTRE).format(**pieces, **plus)
        faire(_GARDER_LA_LISTE if lien else _GARDER, plus)
    return ecartes


def reprendre(connexion: Connection[Any], nom: str, pieces: Pieces, source: str) -> None:
    """Take over what the lot changed of sources that give way."""
    connexion.execute(sql.SQL(_REPRENDRE).format(**pieces, cedantes=_cedantes(nom, source)))


def _cedantes(nom: str, source: str) -> sql.Composable:
    return sql.Literal([str(cedante) for cedante in cedantes(Noun[nom.upper()], Source[source])])


def _champs(nom: str, champs: tuple[str, ...]) -> Iterator[tuple[Lien | None, Pieces]]:
    """Columns, or lists by the name of their table, with what statements call them."""
    listes = {lien.table: lien for lien in liens(nom)}
    for dit in champs:
        lien = listes.get(dit)
        champ = lien.champ if lien else dit
        noms: Pieces = {"champ": sql.Identifier(champ), "champ_cite": sql.Literal(champ), "champ_dit": sql.SQL(dit)}
        if lien:
            noms |= {"liste": sql.Identifier(dit), "enfant": sql.Identifier(lien.enfant)}
            noms |= {"parent": sql.Identifier(f"{nom}_id")}
        yield lien, noms
