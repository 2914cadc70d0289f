"""The sample catalogue in a database: is it there, is it alone there, and emptying what it alone fills."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import psycopg
from psycopg import sql

from importers.lot import VERROU
from models.colonnes import PREFIXES
from models.listes_chargees import LISTES
from models.tables import METADONNEES

if TYPE_CHECKING:
    from psycopg import Connection

SOURCE = "demo"

_PRESENTS = """-- taille_de_la_demo
SELECT count(DISTINCT objet_id) FILTER (WHERE noun = 'organisme'),
       count(DISTINCT objet_id) FILTER (WHERE noun = 'session')
FROM identifiant_externe WHERE emetteur = %s"""

_AUTRES = """-- autres_que_la_demo
SELECT emetteur FROM lot WHERE emetteur <> %s
UNION SELECT 'saisie' WHERE EXISTS (SELECT FROM evenement WHERE lot_id IS NULL)
ORDER BY 1"""


class Taille(NamedTuple):
    """How much a sample catalogue holds."""

    organismes: int
    sessions: int


class Contenu(NamedTuple):
    """What a database holds: the sample, and who else wrote there."""

    demo: Taille
    autres: tuple[str, ...]


def contenu(url: str) -> Contenu:
    """What the database at `url` holds; nothing when it was never migrated."""
    with psycopg.connect(url) as connexion:
        return _contenu(connexion)


def vider(url: str) -> bool:
    """Empty a database that the sample alone fills; False, and nothing done, when others wrote there too."""
    with psycopg.connect(url) as connexion:
        # The importers' lock: a catalogue that is coming in right now is waited for, then seen.
        connexion.execute("SELECT pg_advisory_xact_lock(%s)", (VERROU,))
        if _contenu(connexion).autres:
            return False
        tables = [nom for nom in METADONNEES.tables if nom not in {*LISTES, "public_vise"}]
        noms = sql.SQL(", ").join(map(sql.Identifier, tables))
        connexion.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY").format(noms))
        for noun in PREFIXES:
            connexion.execute(sql.SQL("ALTER SEQUENCE {} RESTART").format(sql.Identifier(f"{noun}_numero")))
        return True


def _contenu(connexion: Connection[Any]) -> Contenu:
    if connexion.execute("SELECT FROM pg_tables WHERE tablename = 'lot' AND schemaname = 'public'").rowcount == 0:
        return Contenu(Taille(0, 0), ())
    presents = connexion.execute(_PRESENTS, (SOURCE,)).fetchone() or (0, 0)
    autres = connexion.execute(_AUTRES, (SOURCE,)).fetchall()
    return Contenu(Taille(*presents), tuple(nom for (nom,) in autres))
